package bellwether.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Workflows of the package `bellwether.client.workflow`, used by real Java programs.
@Timeout(300)
class JavaWorkflowTest {
  private static final Path QUICKSTART = Path.of("../examples/java/Quickstart.java");

  private static final String TWO =
      """
      Workflow.named("two").argument("year", 2026)
          .job(Job.shell("first", "echo first $USER >> ran"))
          .job(Job.shell("last", "%s; echo last >> ran").after("first"))
      """;

  @TempDir Path folder;
  private JavaProgram java;

  @BeforeEach
  void takeFolder() {
    java = new JavaProgram(folder);
  }

  private JavaProgram.Result run(String last) throws Exception {
    return java.run(java.program(TWO.formatted(last)));
  }

  private List<String> ran() throws IOException {
    var file = folder.resolve("ran");
    return Files.exists(file)
        ? Files.readAllLines(file).stream().map(line -> line.split(" ")[0]).toList()
        : List.of();
  }

  /// Starts a program whose last job sleeps where the file `ok` is missing, and waits for that job.
  private Process startWaiting() throws Exception {
    var process = java.start(java.program(TWO.formatted(waiting())));
    while (!Files.exists(folder.resolve("waits"))) {
      assertThat(process.isAlive()).as(java.said()).isTrue();
      Thread.sleep(20);
    }
    return process;
  }

  private static String waiting() {
    return "test -e ok || { touch waits; sleep 300; }";
  }

  @Test
  void theQuickstartRunsOnceAndIsCompleteThen() throws Exception {
    assertThat(java.run(QUICKSTART).out())
        .contains("success: true, workflow 1", "newly done: 4, done before: 0", "failed: 0");
    assertThat(folder.resolve("quickstart/copied")).exists();
    assertThat(folder.resolve("quickstart/written")).doesNotExist();
    assertThat(Files.readString(folder.resolve("quickstart/output/report.out")))
        .isEqualTo("1 ['1', '2']\n");
    assertThat(java.run(QUICKSTART).out()).contains("workflow 1 is complete since run 1");
  }

  @Test
  void aFailedJobRunsAgainAndWhatIsDoneDoesNot() throws Exception {
    assertThat(run("test -e ok || exit 1").out())
        .contains("isSuccess=false", "newly=1, before=0, failed=1");
    Files.createFile(folder.resolve("ok"));
    assertThat(run("test -e ok || exit 1").out())
        .contains("isSuccess=true", "newly=1, before=1, failed=0");
    assertThat(ran()).containsExactly("first", "last");
    assertThat(run("test -e ok || exit 1").out())
        .contains("bellwether.client.workflow.WorkflowAlreadyComplete: workflow 1 is complete");
  }

  @Test
  void aKilledProgramLeavesARunThatTheNextResumes() throws Exception {
    startWaiting().destroyForcibly().waitFor();
    Files.createFile(folder.resolve("ok"));
    assertThat(run(waiting()).out()).contains("isSuccess=true", "newly=1, before=1");
    assertThat(ran()).containsExactly("first", "last");
  }

  @Test
  void aTerminatedProgramStopsItsRunBeforeItEnds() throws Exception {
    var process = startWaiting();
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(java.said()).contains("ending the running jobs");
    Files.createFile(folder.resolve("ok"));
    assertThat(run(waiting()).out()).contains("isSuccess=true", "newly=1, before=1");
  }

  @Test
  void whoHoldsARunIsSaid() throws Exception {
    var first = startWaiting();
    assertThat(run(waiting()).out()).containsPattern("Holder\\[run=1, process=\\d+, host=.+]");
    first.destroy();
    assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void moreThanThereIsIsRefusedWithTheSentenceOfTheCommand() throws Exception {
    assertThat(
            java.run(
                    java.program(
                        "Workflow.named(\"w\").job(Job.shell(\"a\", \"true\").cores(5000))"))
                .out())
        .contains("bellwether.client.workflow.InvalidWorkflowException: standard input: ")
        .contains("5000");
  }
}
