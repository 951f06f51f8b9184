package bellwether.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Workflows to which jobs are added while they run, and how many of a job run at once.
@Timeout(60)
class OpenWorkflowTest {
  private static final String OPEN =
      """
      name: inbox
      arguments: {}
      open: true
      jobs:
        - {name: a, execution: {exec: touch, args: [started]}}
      """;
  private static final String MORE =
      """
      jobs:
        - {name: %s, dependencies: {after: [a]}, execution: {exec: touch, args: [%s]}}
      """;

  @TempDir Path folder;

  private CommandLine line() {
    return new CommandLine(folder);
  }

  private CompletableFuture<CommandLine.Result> live() throws IOException {
    var file = line().file("open.yaml", OPEN);
    var run = CompletableFuture.supplyAsync(() -> line().run(file));
    await("started");
    await("catalog.db.run-1.sock");
    return run;
  }

  private void await(String file) {
    while (!Files.exists(folder.resolve(file))) {
      Thread.onSpinWait();
    }
  }

  private CommandLine.Result add(String workflow, String name) throws IOException {
    var file = line().file(name + ".yaml", MORE.formatted(name, name));
    return line().run("--add-to", workflow, file);
  }

  private CommandLine.Result workflow(String... words) {
    var line = new String[words.length + 1];
    line[0] = "workflow";
    System.arraycopy(words, 0, line, 1, words.length);
    return line().execute(line);
  }

  @Test
  void jobsAreAddedUntilItIsClosed() throws Exception {
    var run = live();
    assertThat(add("inbox", "b").err()).contains("1 job added to workflow 1, run 1");
    await("b");
    assertThat(run).isNotDone();
    assertThat(workflow("close", "1").err()).contains("workflow 1 is closed");
    assertThat(run.get().status()).isZero();
    assertThat(line().execute("workflows", "--json").out()).contains("\"state\":\"DONE\"");
  }

  @Test
  void whatIsAddedBelongsToTheWorkflowWhenItGoesOn() throws Exception {
    var run = live();
    add("1", "b");
    workflow("stop", "1");
    run.get();
    var again =
        CompletableFuture.supplyAsync(() -> line().run(folder.resolve("open.yaml").toString()));
    await("catalog.db.run-2.sock");
    assertThat(add("1", "b").err()).contains("the workflow has a job of this name already");
    workflow("close", "1");
    assertThat(again.get().status()).isZero();
  }

  @Test
  void whatCannotBeAddedIsRefusedWithAReason() throws Exception {
    var run = live();
    var lonely = line().file("c.yaml", MORE.formatted("c", "c").replace("[a]", "[nowhere]"));
    var told = line().run("--add-to", "1", lonely);
    assertThat(told.status()).isEqualTo(2);
    assertThat(told.err())
        .contains(
            "c.yaml: job c: dependencies.after: expected the name of a job of this workflow, but found");
    var named = line().file("d.yaml", OPEN.replace("name: a", "name: d"));
    assertThat(line().run("--add-to", "1", named).err())
        .contains("expected jobs alone to add to a workflow, but found a workflow of its own");
    workflow("close", "1");
    run.get();
    assertThat(add("1", "b").err()).contains("Workflow 1 is not running");
    assertThat(workflow("close", "1").err()).contains("Workflow 1 is not open");
  }

  @Test
  void aClosedWorkflowThatDidNotRunStaysClosed() throws Exception {
    var run = live();
    workflow("stop", "1");
    run.get();
    workflow("close", "1");
    assertThat(line().run(folder.resolve("open.yaml").toString()).status()).isZero();
  }

  @Test
  void aWorkflowThatIsNotOpenTakesNoJobs() throws Exception {
    var text =
        OPEN.replace("open: true", "")
            .replace(
                "touch, args: [started]",
                "sh, args: [-c, 'touch started; while ! test -e b; do sleep 0.05; done']");
    var file = line().file("open.yaml", text);
    var run = CompletableFuture.supplyAsync(() -> line().run(file));
    await("started");
    await("catalog.db.run-1.sock");
    assertThat(add("1", "c").err()).contains("the workflow is not open for more jobs");
    assertThat(workflow("close", "1").err()).contains("it ends by itself");
    Files.createFile(folder.resolve("b"));
    run.get();
  }

  @Test
  void concurrencyIsChangedForTheLiveRunAndTheNext() throws Exception {
    var run = live();
    assertThat(workflow("concurrency", "1", "a=2").status()).isZero();
    assertThat(workflow("concurrency", "1", "b=2").err()).contains("it has no job b");
    workflow("close", "1");
    run.get();
    assertThat(line().execute("job", "a", "--json").out()).contains("\"concurrency\":2");
    workflow("concurrency", "1", "a=any");
    assertThat(line().execute("job", "a", "--json").out()).doesNotContain("concurrency");
    assertThat(workflow("concurrency", "1", "a=0").status()).isEqualTo(2);
  }

  @Test
  void openNeedsAName() throws IOException {
    var file =
        line().file("open.yaml", OPEN.replace("name: inbox", "").replace("arguments: {}", ""));
    assertThat(line().run("--check", file).err()).contains("open: expected name beside it");
  }
}
