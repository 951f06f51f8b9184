package bellwether.collect.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("sanitizers")
class SanitizersTest {
  @TempDir Path folder;

  @Test
  void sanitizersAndValgrindFindNothing() {
    TestPrograms.assumeInstalled("cc");
    var library = MeasuredCommand.collector().library().toString();
    var outcome = MeasuredCommand.in(folder).without().run("src/test/c/sanitize", library);
    assertThat(outcome.errors()).isEmpty();
    assertThat(outcome.exitCode()).isZero();
  }
}
