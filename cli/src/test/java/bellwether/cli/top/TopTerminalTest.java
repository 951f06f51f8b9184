package bellwether.cli.top;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A run of a JVM of its own, looked at while it lasts.
@Timeout(240)
class TopTerminalTest {
  @TempDir Path folder;
  private Process run;

  @BeforeEach
  void begin() throws Exception {
    run = start(command("run", "--quiet", "--nodes", "2", "--", "sleep", "200"));
    var line = new CommandLine(folder);
    while (!line.execute("jobs").out().contains("RUNNING")) {
      Thread.sleep(50);
    }
  }

  @AfterEach
  void end() throws InterruptedException {
    run.destroy();
    run.waitFor();
  }

  private Process start(List<String> command) throws IOException {
    var builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("TERM", "xterm-256color");
    builder.environment().put("BELLWETHER_CATALOG", folder.resolve("catalog.db").toString());
    return builder.redirectErrorStream(true).start();
  }

  private static List<String> command(String... words) {
    var all =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Dbellwether.spawn_helper=" + System.getProperty("bellwether.spawn_helper"),
                "-cp",
                System.getProperty("java.class.path"),
                "bellwether.cli.Main"));
    all.addAll(List.of(words));
    return all;
  }

  private String onTerminal(int width, int height, String... words)
      throws IOException, InterruptedException {
    var script = folder.resolve("top_pty.py");
    try (var source = getClass().getResourceAsStream("top_pty.py")) {
      Files.write(script, Objects.requireNonNull(source).readAllBytes());
    }
    var all =
        new ArrayList<>(
            List.of(
                "python3",
                script.toString(),
                Integer.toString(width),
                Integer.toString(height),
                "RUNNING JOB"));
    all.addAll(command(words));
    var process = start(all);
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }

  @ParameterizedTest
  @CsvSource({"80, 24", "200, 50"})
  void showsWhatRunsIsResizedAndGivesTheTerminalBack(int width, int height) throws Exception {
    var said = onTerminal(width, height, "top");
    assertThat(said)
        .contains("\033[?1049h", "RUNNING", "sleep", "\033[?1049l")
        .contains("status 0 raw True restored True");
    assertThat(headings(said)).contains(width - 1, width + 19);
  }

  /// The widths of the headings that were drawn.
  private static List<Integer> headings(String said) {
    return java.util.regex.Pattern.compile("\033\\[7m(RUNNING JOB.*?)\033\\[0m")
        .matcher(said)
        .results()
        .map(found -> found.group(1).length())
        .toList();
  }

  @Test
  void isTextOnceOnAPipe() {
    var result = new CommandLine(folder).execute("top");
    assertThat(result.status()).isZero();
    assertThat(result.out())
        .startsWith("run 1  ")
        .contains("RUNNING JOB", "sleep")
        .doesNotContain("\033");
    assertThat(new CommandLine(folder).execute("top", "--json").out())
        .startsWith("{\"run\":1,\"state\":\"RUNNING\",")
        .contains("\"used\":1");
  }

  @Test
  void showsARunThatHasEndedOnceAndSaysWhenNoneIsAtWork() throws Exception {
    end();
    var line = new CommandLine(folder);
    assertThat(line.execute("top").err()).contains("No run is at work", "bellwether top 1");
    assertThat(line.execute("top", "1", "--interval", "1").out()).containsOnlyOnce("run 1  ");
    assertThat(line.execute("top", "--interval", "0").status()).isEqualTo(2);
  }
}
