package bellwether.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WorkflowTest {
  private static final String SWEEP =
      """
      name: sweep
      arguments: {year: %s}
      jobs:
        - name: sim
          for: {seed: 1..2, model: [a, b]}
          execution: {script: "echo ${seed} ${model} >> ran"}
        - name: %s
          dependencies: {after: [sim]}
          execution: {script: test -e ok}
      """;

  @TempDir Path folder;
  private CommandLine line;

  @BeforeEach
  void openFolder() {
    line = new CommandLine(folder);
  }

  private CommandLine.Result run(String year, String last) {
    return line.run(line.file("sweep.yaml", SWEEP.formatted(year, last)));
  }

  @Test
  void theSameWorkflowGoesOnWithWhatIsNotDone() throws IOException {
    assertThat(run("2020", "sum").status()).isEqualTo(1);
    Files.createFile(folder.resolve("ok"));
    assertThat(run("2020", "sum").status()).isZero();
    assertThat(Files.readAllLines(folder.resolve("ran")))
        .containsExactlyInAnyOrder("1 a", "1 b", "2 a", "2 b");
  }

  @Test
  void aCompleteWorkflowRunsNothing() throws IOException {
    Files.createFile(folder.resolve("ok"));
    run("2020", "sum");
    var again = run("2020", "sum");
    assertThat(again.status()).isZero();
    assertThat(again.err()).contains("workflow 1 is complete since run 1: 5 of 5 finished");
  }

  @Test
  void anotherArgumentIsAnotherWorkflowAndIsSaid() {
    run("2020", "sum");
    assertThat(run("2021", "sum").err())
        .contains(
            "sweep is a new workflow: the argument year is 2021 instead of 2020, other than in workflow 1 (run 1)");
  }

  @Test
  void otherJobsAreAnotherWorkflowAndAreSaid() {
    run("2020", "sum");
    assertThat(run("2020", "total").err())
        .contains("sweep is a new workflow: job total is new, job sum is gone");
  }

  @Test
  void resumingAFileMeansItsWorkflowWhereverTheFileLies() throws IOException {
    run("2020", "sum");
    run("2021", "sum");
    Files.createFile(folder.resolve("ok"));
    var elsewhere = line.file("copy.yaml", SWEEP.formatted("2020", "sum"));
    assertThat(line.execute("run", "--resume", elsewhere, "--failed").status()).isZero();
    assertThat(line.execute("workflow", "show", "1").out()).contains("state      DONE");
  }

  @Test
  void whatAGoneOnRunAsksForIsInTheCatalog() {
    run("2020", "sum");
    var wider =
        SWEEP
            .formatted("2020", "sum")
            .replace("    dependencies", "    priority: 7\n    dependencies");
    line.run(line.file("sweep.yaml", wider));
    assertThat(line.execute("job", "sum", "--json").out()).contains("\"priority\":7");
  }

  @Test
  void withoutArgumentsEachStartIsAWorkflowOfItsOwn() throws IOException {
    var file =
        line.file("w.yaml", "name: w\njobs: [{name: j, execution: {script: echo x >> ran}}]");
    line.run(file);
    assertThat(line.run(file).err()).contains("w is a new workflow: the argument uuid is ");
    assertThat(Files.readAllLines(folder.resolve("ran"))).hasSize(2);
  }
}
