package bellwether.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// The original service, from the virtual environment that the system property `peers.venv` names.
final class PythonService {
  private PythonService() {}

  /// What starts it; the test is skipped where it is not at hand.
  static ServiceLauncher launcher() {
    return new ProcessLauncher(program("qcg-pm-service").toString());
  }

  /// A program of the environment; the test is skipped where it is not at hand.
  static Path program(String name) {
    String environment = System.getProperty("peers.venv", "");
    assumeTrue(!environment.isEmpty(), "left out: -Ppeers installs the original");
    Path program = Path.of(environment, "bin", name);
    assertThat(program).matches(Files::isExecutable, "is a program of the environment");
    return program;
  }
}
