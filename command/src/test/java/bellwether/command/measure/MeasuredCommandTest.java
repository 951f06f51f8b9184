package bellwether.command.measure;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.command.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The command runs on the streams of its parent, so that each test has a JVM as the parent.
class MeasuredCommandTest {
  @TempDir Path folder = Path.of("");

  /// The parent: runs its arguments with a variable more.
  static final class Program {
    private Program() {}

    static void main(String[] arguments) throws InterruptedException {
      var console = new Console(System.in, System.out, System.err, Map.of(), false, false);
      var command = MeasuredCommand.of(List.of(arguments), List.of("ADDED=a b"));
      System.exit(command.run(console));
    }
  }

  private record Ended(int status, String out, String err) {}

  private Process start(String... arguments) throws IOException {
    var words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName()));
    words.addAll(List.of(arguments));
    var builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().put("BELLWETHER_CALLERS_LC_ALL", "=POSIX");
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.redirectError(folder.resolve("err").toFile()).start();
  }

  private Ended end(Process process) throws Exception {
    var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return new Ended(process.exitValue(), out, Files.readString(folder.resolve("err")));
  }

  private Ended run(String... arguments) throws Exception {
    return end(start(arguments));
  }

  @Test
  void oneArgumentIsALineForTheShell() throws Exception {
    assertThat(run("echo \"$ADDED\" $LC_ALL; echo to err >&2; exit 3"))
        .isEqualTo(new Ended(3, "a b POSIX\n", "to err\n"));
  }

  @Test
  void severalArgumentsAreKeptAsTheyAre() throws Exception {
    assertThat(run("printf", "<%s>", "a  b", "$HOME;", "it's").out())
        .isEqualTo("<a  b><$HOME;><it's>");
  }

  @Test
  void itReadsTheInputOfItsParent() throws Exception {
    var process = start("cat", "-");
    try (var in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8)) {
      in.print("line");
    }
    assertThat(end(process).out()).isEqualTo("line");
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "KILL, 137", "SEGV, 139"})
  void aSignalIsSeenInTheStatus(String signal, int status) throws Exception {
    assertThat(run("sh", "-c", "kill -" + signal + " $$").status()).isEqualTo(status);
  }

  @Test
  void theParentWaitsForACommandThatCatchesCtrlC() throws Exception {
    var script = "trap 'kill $!; echo caught; exit 7' INT; sleep 9 & kill -INT $PPID $$; wait";
    var ended = run("bash", "-c", script);
    assertThat(ended.out()).isEqualTo("caught\n");
    assertThat(ended.status()).isEqualTo(7);
  }

  @Test
  void aRequestToEndIsPassedOn() throws Exception {
    var script = "trap 'kill $!; echo caught; exit 8' TERM; sleep 9 & kill -TERM $PPID; wait";
    assertThat(run("bash", "-c", script)).isEqualTo(new Ended(8, "caught\n", ""));
  }

  @Test
  void whatCannotBeStartedHasTheStatusOfShells() throws Exception {
    var missing = run("no-such-command", "x");
    assertThat(missing.status()).isEqualTo(127);
    assertThat(missing.err()).contains("no-such-command was not found");
    assertThat(run("/etc/passwd", "x").status()).isEqualTo(126);
  }

  @Test
  void theTextIsALineThatDoesTheSame() throws Exception {
    var command = MeasuredCommand.of(List.of("printf", "%s|", "it's", "a b", ""), List.of("A=b c"));
    assertThat(command.text()).isEqualTo("A='b c' printf '%s|' 'it'\\''s' 'a b' ''");
    assertThat(run(command.text()).out()).isEqualTo("it's|a b||");
  }
}
