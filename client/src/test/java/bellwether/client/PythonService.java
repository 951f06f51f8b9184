package bellwether.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// The original service, from the virtual environment that the system property `qcg.venv` names.
final class PythonService {
  private PythonService() {}

  /// What starts it; the test is skipped where it is not at hand.
  static ServiceLauncher launcher() {
    String environment = System.getProperty("qcg.venv", "");
    assumeTrue(
        !environment.isEmpty(),
        "left out: give the virtual environment of QCG-PilotJob by -Dqcg.venv=FOLDER");
    Path program = Path.of(environment, "bin", "qcg-pm-service");
    assertThat(program).matches(Files::isExecutable, "is the program of the original service");
    return new ProcessLauncher(program.toString());
  }
}
