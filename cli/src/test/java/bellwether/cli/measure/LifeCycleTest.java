package bellwether.cli.measure;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.Main;
import bellwether.command.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifeCycleTest {
  @TempDir Path folder;

  /// What a command line came to.
  private record Result(int status, String out, String err) {}

  private Result bellwether(String line, Map<String, String> more) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var environment = new HashMap<>(Map.of("SLURM_JOB_ID", "77", "USER", "u"));
    environment.put("BELLWETHER_CATALOG", folder.resolve("catalog.db").toString());
    environment.put("BELLWETHER_MEASURE_PREFIX", folder.resolve("all").toString());
    environment.putAll(more);
    var console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            false,
            false);
    int status = Main.execute(console, line.split(" "));
    return new Result(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private Result bellwether(String line) {
    return bellwether(line, Map.of());
  }

  @Test
  void aJobIsStartedStoppedAndImported() throws IOException {
    assertThat(bellwether("start")).isEqualTo(new Result(0, "", ""));
    assertThat(bellwether("stop --exit-code 3 --reason late")).isEqualTo(new Result(0, "", ""));
    assertThat(bellwether("import " + folder.resolve("all")).status()).isZero();
    assertThat(bellwether("job 77 --json").out()).contains("\"exit_code\":3");
  }

  @Test
  void aSecondTimeIsANoteUnlessStrict() {
    bellwether("start");
    assertThat(bellwether("start").status()).isZero();
    assertThat(bellwether("start").err()).contains("Job 77 was already started in");
    assertThat(bellwether("start -e").status()).isEqualTo(1);
    bellwether("stop");
    assertThat(bellwether("stop").err()).contains("Job 77 was already stopped in");
    assertThat(bellwether("stop -e").status()).isEqualTo(1);
  }

  @Test
  void aStopWithoutAStartNamesIt() {
    var stopped = bellwether("stop");
    assertThat(stopped.status()).isEqualTo(1);
    assertThat(stopped.err())
        .contains("Expected job 77 to be started")
        .contains("bellwether start");
  }

  @Test
  void aSessionThatStandsInForAJobIsSaid() {
    var started = bellwether("start", Map.of("SLURM_JOB_ID", ""));
    assertThat(started.status()).isZero();
    assertThat(started.err()).contains("the session").hasLineCount(1);
  }
}
