package bellwether.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EfficiencyCommandTest {
  private static final String JOBS =
      """
      jobs:
        - name: wait
          iteration: {stop: 2}
          resources: {numCores: 2, runtime: 1h}
          execution: {exec: sleep, args: ["0.2"]}
        - {name: never, dependencies: {after: [wait]}, execution: {exec: /nowhere}}
      """;

  @TempDir Path folder;
  private CommandLine line;

  @BeforeEach
  void run() {
    line = new CommandLine(folder);
    line.execute("run", "--nodes", "4", line.file("jobs.yaml", JOBS));
  }

  @Test
  void comparesWhatJobsUsedWithWhatTheyAskedFor() {
    assertThat(line.execute("efficiency").out())
        .contains("wait: 2 attempts, ", "cpu        ", "time       0 %  ", " of 1 h")
        .contains("Ask for 1 core instead of 2: 95 of 100 attempts used no more.")
        .doesNotContain("never");
  }

  @Test
  void isDataForPrograms() {
    assertThat(line.execute("efficiency", "1", "wait", "--json").out())
        .startsWith("{\"job\":\"wait\",\"attempts\":2,")
        .contains("\"memory_efficiency\":null");
  }

  @Test
  void saysWhatIsNotThere() {
    assertThat(line.execute("efficiency", "wat").err()).contains("There is no job wat in run 1");
    assertThat(line.execute("efficiency", "1", "never").err())
        .contains("No attempt of run 1 has ended and was measured");
  }
}
