package bellwether.qcg.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The virtual environment with the real QCG-PilotJob, which the profile `peers` makes.
final class Peers {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Duration PATIENCE = Duration.ofMinutes(8);

  private Peers() {}

  /// The path of one of its programs.
  static String program(String name) {
    var program = Path.of(System.getProperty("peers.venv"), "bin", name);
    assertThat(program).matches(Files::isExecutable, "is installed by the profile peers");
    return program.toString();
  }

  /// Runs pytest in a folder, with further variables; returns what it printed, once all passed.
  static String pytest(Path folder, Map<String, String> variables, List<String> arguments)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder(program("python"), "-m", "pytest", "-q", "-p", "no:cacheprovider");
    builder.command().addAll(arguments);
    var output = folder.resolve("pytest.out");
    builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    builder.environment().put("BELLWETHER_CATALOG", folder.resolve("catalog.db").toString());
    builder.environment().putAll(variables);
    var process = builder.start();
    boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    process.destroyForcibly();
    var text = Files.readString(output);
    assertThat(ended).as("ended in time, having said: " + text).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }
}
