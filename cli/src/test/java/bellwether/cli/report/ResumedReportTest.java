package bellwether.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reports of a run, of the one that resumed it, and of both, where an array fails as a whole.
@Timeout(60)
class ResumedReportTest {
  private static final String JOBS =
      """
      jobs:
        - {name: bad, execution: {exec: "false"}}
        - {name: good, execution: {exec: "true"}}
        - {name: later, iteration: {stop: 3}, execution: {exec: "true"}, dependencies: {after: [bad]}}
      """;

  @TempDir static Path folder;

  @BeforeAll
  static void run() {
    var line = new CommandLine(folder);
    assertThat(line.run(line.file("j.yaml", JOBS)).status()).isEqualTo(1);
    assertThat(line.execute("run", "--resume", "1", "--failed").status()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "report failures 1, 3",
    "report failures 2, 3",
    "report failures --workflow 1, 6",
    "report throughput 1, 1",
    "report throughput --workflow 1, 1",
    "report queue-depth, 0",
    "report utilization, 0",
    "report utilization --workflow 1, 0",
    "report available, 0"
  })
  void lastValueIs(String words, String value) {
    var lines = new CommandLine(folder).execute((words + " --json").split(" ")).outLines();
    assertThat(lines.getLast()).endsWith("\"value\":" + value + "}");
  }
}
