package bellwether.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExecutionTest {
  private static final Execution FULL =
      new Execution(
          "e",
          List.of("a"),
          null,
          Map.of("n", "v"),
          "w",
          "i",
          "o",
          "r",
          List.of("m"),
          "p",
          "model",
          Map.of("k", "x"),
          false,
          Background.KEEP,
          null);

  @Test
  void copiesDifferOnlyInWhatWasAskedFor() {
    assertThat(FULL.writing("1", null).writing("o", "r")).isEqualTo(FULL);
    assertThat(FULL.withEnv(Map.of()).withEnv(FULL.env())).isEqualTo(FULL);
    assertThat(FULL.appending().append()).isTrue();
    assertThat(FULL.map(text -> text)).isEqualTo(FULL);
  }

  @Test
  void everyTextIsReplacedButTheModelsName() {
    assertThat(FULL.map(text -> text + "!"))
        .isEqualTo(
            new Execution(
                "e!",
                List.of("a!"),
                null,
                Map.of("n!", "v!"),
                "w!",
                "i!",
                "o!",
                "r!",
                List.of("m!"),
                "p!",
                "model",
                Map.of("k!", "x!"),
                false,
                Background.KEEP,
                null));
  }
}
