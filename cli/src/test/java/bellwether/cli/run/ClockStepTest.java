package bellwether.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bellwether.cli.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A manager whose machine's wall clock is set by an hour while its jobs run.
@Timeout(60)
class ClockStepTest {
  private static final String JOBS =
      """
      [{"request": "submit", "jobs": [
         {"name": "short", "resources": {"numCores": 1, "wt": "10m"}, "execution": {"exec": "sh",
          "args": ["-c", "touch one; while ! test -e step; do sleep 0.05; done; sleep 1"]}},
         {"name": "long", "resources": {"numCores": 1, "wt": "3s"}, "execution": {"exec": "sh",
          "args": ["-c", "touch two; sleep 100"]}}]}]
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {3600, -3600})
  void changesNeitherLimitsNorDurations(int seconds) throws Exception {
    var file = Files.writeString(folder.resolve("j.json"), JOBS);
    var environment =
        Map.of("LD_PRELOAD", library(), "CLOCK_STEP", folder.resolve("step").toString());
    var running = new ManagerProcess(folder, environment).start(file.toString());
    await(running, "one");
    await(running, "two");
    Files.writeString(folder.resolve("new"), Integer.toString(seconds));
    Files.move(folder.resolve("new"), folder.resolve("step"));
    assertThat(running.waitFor(40, TimeUnit.SECONDS)).isTrue();
    assertThat(listed("short", "duration < 60e6 AND duration >= 1e6")).contains("JOB_FINISHED");
    assertThat(listed("long", "duration < 60e6 AND duration >= 2.9e6"))
        .contains("FAILED", "time_limit");
  }

  /// The job as it is listed, where the condition holds.
  private String listed(String job, String condition) {
    return new CommandLine(folder).execute("jobs", "--json", "--where", condition, job).out();
  }

  private void await(Process running, String file) throws InterruptedException {
    while (running.isAlive() && !Files.exists(folder.resolve(file))) {
      running.waitFor(20, TimeUnit.MILLISECONDS);
    }
    assertThat(folder.resolve(file)).exists();
  }

  /// The library that steps the clock, built here.
  private String library() throws IOException, InterruptedException {
    var library = folder.resolve("stepped_clock.so");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/cc")), "there is no C compiler");
    try (var source = Objects.requireNonNull(getClass().getResourceAsStream("stepped_clock.c"))) {
      Files.copy(source, folder.resolve("stepped_clock.c"));
    }
    var compiler =
        new ProcessBuilder(
                "cc", "-shared", "-fPIC", "-o", library.toString(), folder + "/stepped_clock.c")
            .inheritIO()
            .start();
    assertThat(compiler.waitFor()).isZero();
    return library.toString();
  }
}
