package bellwether.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class WorkflowCommandsTest {
  private static final String SWEEP =
      """
      name: sweep
      arguments: {year: %s}
      jobs:
        - name: sim
          for: {seed: 1..3}
          execution: {script: "echo ${seed} >> ran"}
        - name: sum
          dependencies: {after: [sim]}
          max_attempts: 2
          execution: {script: test -e ok}
        - name: plot
          dependencies: {after: [sum]}
          execution: {script: echo plot >> ran}
      """;

  @TempDir Path folder;
  private CommandLine line;

  @BeforeEach
  void openFolder() {
    line = new CommandLine(folder);
  }

  private CommandLine.Result run(String year) {
    return line.run(line.file("sweep.yaml", SWEEP.formatted(year)));
  }

  @Test
  void listsWorkflowsTheLatestLast() throws IOException {
    run("2020");
    Files.createFile(folder.resolve("ok"));
    run("2021");
    var rows = line.execute("workflows").outLines();
    assertThat(rows.get(1)).contains("sweep", "year=2020", "ERROR", "3 of 5");
    assertThat(rows.get(2)).contains("sweep", "year=2021", "DONE", "5 of 5");
    assertThat(line.execute("workflows", "--limit", "1", "--json").outLines())
        .singleElement()
        .asString()
        .startsWith(
            "{\"workflow\":2,\"name\":\"sweep\",\"arguments\":{\"year\":\"2021\"},\"state\":\"DONE\",\"runs\":1,\"done\":5,\"jobs\":5,");
    assertThat(line.execute("workflows", "--csv").outLines()).hasSize(3);
  }

  @Test
  void showsAWorkflowByNumberAndByName() {
    run("2020");
    run("2020");
    assertThat(line.execute("workflow", "show", "1").out())
        .contains("name       sweep", "state      ERROR", "of 5: 3 finished, 1 failed")
        .contains("REASON");
    assertThat(line.execute("workflow", "show", "sweep", "--json").out())
        .contains("\"state\":\"ERROR\"", "\"upstream_failed\":1", "\"run\":1", "\"run\":2");
  }

  @Test
  void ofSeveralWithOneNameShowsTheLatestAndSaysSo() {
    run("2020");
    run("2021");
    var shown = line.execute("workflow", "show", "sweep");
    assertThat(shown.out()).contains("year=2021");
    assertThat(shown.err()).contains("2 workflows have the name sweep; this is 2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "show 7              | 1 | There is no workflow 7; see: bellwether workflows",
        "show sweeep         | 1 | There is no workflow sweeep; did you mean sweep?; see",
        "reset sweep         | 2 | Expected the number of a workflow after workflow reset",
        "show 1 --signal INT | 2 | Expected --signal and --grace with workflow stop alone",
        "set-state 1 sim     | 2 | Expected a job and a state after the workflow, such as sim:3 finished, but found sim",
        "set-state 1 sim up  | 2 | Expected a state that a job can be set to (finished, failed, cancelled, new), but found up",
        "set-state 1 sin new | 1 | There is no job sin in run 1; did you mean sim?",
        "set-state 1 sim:9 new | 1 | sim has no such iteration",
        "reset 1 --reason x  | 2 | Expected --reason with workflow set-state alone",
        "stop 1 --signal XYZ | 2 | --signal: expected TERM",
        "stop 1              | 1 | Workflow 1 is not running: its last run, 1, is ERROR"
      })
  void refusesWithAReason(String words, int status, String reason) {
    run("2020");
    var told = line.execute(("workflow " + words).split(" +"));
    assertThat(told.err()).contains(reason);
    assertThat(told.status()).isEqualTo(status);
  }

  @Test
  void resumesWhatFailed() throws IOException {
    run("2020");
    Files.createFile(folder.resolve("ok"));
    assertThat(line.execute("workflow", "resume", "sweep").status()).isZero();
    assertThat(Files.readAllLines(folder.resolve("ran"))).hasSize(4).endsWith("plot");
  }

  @Test
  void whatWasResetHasAllItsAttemptsBeforeIt() {
    run("2020");
    assertThat(line.execute("workflow", "reset", "1", "--json").out())
        .isEqualTo("{\"workflow\":1,\"reset\":2}\n");
    assertThat(line.execute("workflows", "--json").out()).contains("\"state\":\"STOPPED\"");
    run("2020");
    assertThat(line.execute("job", "sum", "--json").out()).contains("\"number\":4");
  }

  @Test
  void afterWhatAUserSetToFinishedItsChildrenRun() throws IOException {
    run("2020");
    assertThat(line.execute("workflow", "set-state", "1", "sum", "finished").err())
        .contains(
            "sum of workflow 1 set to finished (1 job); to go on: bellwether workflow resume 1");
    assertThat(line.execute("explain", "sum").out()).contains("A user set it to finished.");
    assertThat(line.execute("workflow", "resume", "1").status()).isZero();
    assertThat(Files.readAllLines(folder.resolve("ran"))).hasSize(4).endsWith("plot");
    assertThat(line.execute("workflow", "set-state", "1", "sum", "finished").err())
        .contains("sum of workflow 1 is finished already, so nothing was changed");
  }

  @Test
  void whatAUserSetToNewRunsAgainAndNothingElse() throws IOException {
    Files.createFile(folder.resolve("ok"));
    run("2020");
    var set = "workflow set-state 1 sim:2 new --json --reason again".split(" ");
    assertThat(line.execute(set).out())
        .isEqualTo("{\"workflow\":1,\"job\":\"sim:2\",\"state\":\"created\",\"changed\":1}\n");
    assertThat(line.execute("explain", "sim:2").out()).contains("A user set it to new: again.");
    assertThat(line.execute("workflow", "resume", "1").status()).isZero();
    assertThat(Files.readAllLines(folder.resolve("ran"))).hasSize(5);
  }

  @Test
  void aCompleteWorkflowHasNothingToReset() throws IOException {
    Files.createFile(folder.resolve("ok"));
    run("2020");
    assertThat(line.execute("workflow", "reset", "1").err()).contains("nothing was reset");
    assertThat(line.execute("workflow", "resume", "1").err()).contains("5 of 5 finished");
  }

  @Test
  void suggestsWhatAJobFileTakes() {
    run("2020");
    assertThat(line.execute("workflow", "usage", "1").out())
        .contains("sim: 3 attempts, asked for 1 core", "cores", "P95", "suggested:");
    var yaml =
        Usage.suggestions(line.execute("workflow", "usage", "1", "--json").outLines()).getFirst();
    var job = "execution: {exec: \"true\"}\n" + yaml;
    var file = line.file("next.yaml", "jobs:\n  - name: j\n" + job.indent(4));
    assertThat(line.run("--mem", "100000", file).status()).isZero();
  }

  @Test
  void tellsWhatAJobComesAfterAndWhatComesAfterIt() {
    run("2020");
    assertThat(line.execute("dependencies", "sum").out())
        .isEqualTo(
            """
            sum: failed
              comes after:
                sim: of 3: 3 finished
              before:
                plot: upstream failed
            """);
    assertThat(line.execute("dependencies", "sim:2", "--json").out())
        .isEqualTo(
            "{\"run\":1,\"job\":\"sim:2\",\"states\":{\"job_finished\":1},\"upstream\":[],\"downstream\":[{\"job\":\"sum\",\"states\":{\"failed\":1}}]}\n");
    assertThat(line.execute("dependencies", "nobody").status()).isEqualTo(1);
  }
}
