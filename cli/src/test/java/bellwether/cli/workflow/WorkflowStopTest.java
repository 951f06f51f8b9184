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

@Timeout(60)
class WorkflowStopTest {
  private static final String SLOW =
      """
      name: slow
      arguments: {a: b}
      jobs:
        - name: j
          for: {n: 1..3}
          execution:
            script: |
              trap 'echo told >> told; exit 1' %s
              trap '' TERM
              touch started
              test -e ok || while true; do sleep 0.05; done
      """;

  @TempDir Path folder;

  private CommandLine line() {
    return new CommandLine(folder);
  }

  private CompletableFuture<CommandLine.Result> live(String trapped) {
    var file = line().file("slow.yaml", SLOW.formatted(trapped));
    var run = CompletableFuture.supplyAsync(() -> line().run(file));
    while (!Files.exists(folder.resolve("started"))
        || !Files.exists(folder.resolve("catalog.db.run-1.sock"))) {
      Thread.onSpinWait();
    }
    return run;
  }

  @Test
  void aStoppedWorkflowIsGoneOnWith() throws Exception {
    var run = live("USR1");
    assertThat(line().execute("workflows", "--json").out()).contains("\"state\":\"RUNNING\"");
    var told = line().execute("workflow", "stop", "1", "--signal", "USR1");
    assertThat(told.err())
        .contains("run 1 of workflow 1 has ended as STOPPED; 3 jobs left")
        .contains("bellwether workflow resume 1");
    assertThat(told.status()).isZero();
    assertThat(run.get().status()).isEqualTo(1);
    assertThat(folder.resolve("told")).exists();
    assertThat(line().execute("runs", "--json").out())
        .contains("\"reason\":\"stopped by the user\"");
    resume();
  }

  private void resume() throws IOException {
    Files.createFile(folder.resolve("ok"));
    assertThat(line().execute("workflow", "resume", "1").status()).isZero();
    assertThat(line().execute("workflows", "--json").out()).contains("\"state\":\"DONE\"");
  }

  @Test
  void whatDoesNotEndInTimeIsKilled() throws Exception {
    var run = live("USR1");
    assertThat(line().execute("workflow", "stop", "1", "--grace", "0.1", "--json").out())
        .isEqualTo("{\"workflow\":1,\"run\":1,\"state\":\"STOPPED\",\"left\":3}\n");
    run.get();
  }

  @Test
  void aLiveWorkflowIsNeitherResetNorResumed() throws Exception {
    var run = live("USR1");
    for (var action : new String[] {"reset", "resume"}) {
      var told = line().execute("workflow", action, "1");
      assertThat(told.err()).contains("Workflow 1 is running: run 1", "workflow stop 1");
      assertThat(told.status()).isEqualTo(3);
    }
    var set = line().execute("workflow", "set-state", "1", "j", "finished");
    assertThat(set.err()).contains("Workflow 1 is running: run 1");
    line().execute("workflow", "stop", "1", "--signal", "KILL");
    run.get();
  }
}
