package bellwether.launch.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.launch.Environment;
import bellwether.launch.LaunchOrder;
import bellwether.launch.internal.system.CallersSignals;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallersSignalsTest {
  @TempDir Path directory;

  /// Starts a job, in a JVM of its own, that writes which signals it ignores.
  static final class Probe {
    private Probe() {}

    static void main(String[] args) {
      var out = Path.of(args[0]);
      var argv = List.of("grep", "SigIgn", "/proc/self/status");
      var own = Environment.ofThisProcess();
      var order =
          new LaunchOrder(
              1,
              argv,
              own,
              List.of(),
              Path.of("/"),
              null,
              out,
              null,
              false,
              null,
              List.of(),
              false);
      try (var arena = Arena.ofConfined();
          var spawner = new Spawner(arena, new ProgramLookup(), FileActions.Features.ofLibrary())) {
        int pid = spawner.spawn(order, Streams.Ends.NONE);
        new Outcome(arena).await(pid);
      }
    }
  }

  private String ignoredInJob(String trap, String option) throws IOException, InterruptedException {
    var out = directory.resolve("out");
    var process =
        new ProcessBuilder(
                "bash",
                "-c",
                trap + "; exec \"$@\"",
                "bash",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                option,
                "-cp",
                System.getProperty("java.class.path"),
                Probe.class.getName(),
                out.toString())
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return Files.readString(out).split("\\s+")[1];
  }

  @Test
  void jobsIgnoreWhatNohupIgnored() throws Exception {
    assertThat(ignoredInJob("trap '' HUP", "-Xms8m")).isEqualTo("0000000000000001");
  }

  @Test
  void jobsIgnoreTheQuitThatTheStartScriptSaw() throws Exception {
    assertThat(
            ignoredInJob("trap '' INT QUIT", "-D" + CallersSignals.PROPERTY + "=0000000000000006"))
        .isEqualTo("0000000000000006");
  }

  @Test
  void jobsIgnoreWhatElseIsIgnored() throws Exception {
    assertThat(ignoredInJob("trap '' USR1 TSTP", "-Xms8m")).isEqualTo("0000000000080200");
  }
}
