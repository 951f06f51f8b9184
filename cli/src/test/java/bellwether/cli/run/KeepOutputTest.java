package bellwether.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeepOutputTest {
  private static final String[] BOTH = {"--", "sh", "-c", "echo out; echo err >&2; exit 3"};

  @TempDir Path folder;
  private CommandLine line;

  @BeforeEach
  void open() {
    line = new CommandLine(folder);
  }

  private CommandLine.Result run(String... options) {
    var words = new java.util.ArrayList<>(java.util.List.of("run"));
    words.addAll(java.util.List.of(options));
    words.addAll(java.util.List.of(BOTH));
    return line.execute(words.toArray(String[]::new));
  }

  private String logs(String... words) {
    var all = new java.util.ArrayList<>(java.util.List.of("logs", "sh"));
    all.addAll(java.util.List.of(words));
    return line.execute(all.toArray(String[]::new)).out();
  }

  @Test
  void bothStreamsAreKeptWithoutAFile() {
    run();
    assertThat(logs()).isEqualTo("out\n");
    assertThat(logs("--stderr")).isEqualTo("err\n");
    assertThat(logs("--follow")).isEqualTo("out\n");
  }

  @Test
  void eachAttemptHasItsOwn() {
    line.execute(
        "run", "--max-attempts", "2", "--", "sh", "-c", "echo $BELLWETHER_ATTEMPT; exit 1");
    assertThat(logs()).isEqualTo("2\n");
    assertThat(logs("--attempt", "1")).isEqualTo("1\n");
  }

  @Test
  void withNoneOnlyLastWordsOfFailuresAre() {
    run("--keep-output", "none");
    var told = line.execute("logs", "sh");
    assertThat(told.err()).contains("No stdout of sh was kept", "--stderr has something");
    assertThat(told.status()).isEqualTo(1);
    assertThat(logs("--stderr")).isEqualTo("err\n");
  }

  @Test
  void whatIsMissingIsSaid() {
    line.execute("run", "--keep-output", "1K", "--", "seq", "1000");
    assertThat(line.execute("logs", "seq").out())
        .startsWith("1\n2\n")
        .contains("[bellwether: 1,845 bytes were not kept]")
        .endsWith("999\n1000\n");
  }

  @Test
  void devNullStillDiscards() {
    line.execute("run", "--stdout", "/dev/null", "--", "echo", "gone");
    var told = line.execute("logs", "echo");
    assertThat(told.err()).contains("/dev/null, which keeps nothing");
    assertThat(told.status()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "many", "-1", "1", "65M", "1G", "999999999M"})
  void otherSizesAreRefused(String size) {
    var told = run("--keep-output", size);
    assertThat(told.err()).contains("--keep-output: expected none, or a size from 1K to 64M");
    assertThat(told.status()).isEqualTo(2);
    assertThat(folder.resolve("catalog.db"))
        .satisfies(file -> assertThat(Files.exists(file)).isFalse());
  }
}
