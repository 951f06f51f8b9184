package bellwether.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import bellwether.cli.CommandLine.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `bellwether delete --run`.
@Timeout(60)
class DeleteRunTest {
  @TempDir Path folder;

  @BeforeEach
  void runOnce() {
    assertThat(ask("run -- echo one").status()).isZero();
  }

  private Result ask(String line) {
    return new CommandLine(folder).execute(line.split(" "));
  }

  private Path output(int run) {
    return folder.resolve("catalog.db.output/" + run);
  }

  @Test
  void takesItsOutputAndJobsAndLeavesEventsAndOtherRuns() {
    ask("run -- echo two");
    assertThat(ask("delete --run 1").err()).contains("1 run deleted");
    assertThat(output(1)).doesNotExist();
    assertThat(ask("jobs --run 1").err()).contains("There is no run 1");
    assertThat(ask("jobs --all-runs --json").outLines()).hasSize(1);
    assertThat(ask("events --all-runs --json").out()).contains("\"run\":1", "\"run\":2");
    assertThat(ask("logs echo").out()).isEqualTo("two\n");
    assertThat(ask("runs --json").outLines()).hasSize(1);
  }

  @Test
  void theFolderOfTheOutputGoesWithTheLastAndNumbersAreNotGivenAgain() {
    assertThat(ask("delete --run 1 --run 1 --yes").status()).isZero();
    assertThat(output(1).getParent()).doesNotExist();
    assertThat(ask("run -- echo again").status()).isZero();
    assertThat(ask("runs --json").out()).contains("\"run\":2,").doesNotContain("\"run\":1,");
  }

  @Test
  void aDryRunAndARefusalKeepAll() {
    assertThat(ask("delete --run 1 --dry-run").out()).isEqualTo("1\n");
    var person = new CommandLine(folder).given("no\n").interactive();
    assertThat(person.execute("delete", "--run", "1").err()).contains("nothing was deleted");
    assertThat(ask("logs echo").out()).isEqualTo("one\n");
  }

  @Test
  void anUnknownRunIsRefusedWithAllOthers() {
    var told = ask("delete --run 1 --run 7");
    assertThat(told.status()).isEqualTo(1);
    assertThat(told.err()).contains("There is no run 7");
    assertThat(ask("logs echo --run 1").out()).isEqualTo("one\n");
    assertThat(ask("delete job --run 1").status()).isEqualTo(2);
    assertThat(ask("delete --run one").status()).isEqualTo(2);
  }

  private void resume() throws Exception {
    var line = new CommandLine(folder);
    line.run("--", "sh", "-c", "echo $BELLWETHER_ATTEMPT; test -e go");
    Files.createFile(folder.resolve("go"));
    assertThat(ask("run --resume 2 --failed").status()).isZero();
  }

  @Test
  void aResumedRunGoesOnlyWithTheLaterOnes() throws Exception {
    resume();
    var told = ask("delete --run 2");
    assertThat(told.status()).isEqualTo(2);
    assertThat(told.err())
        .contains("run 3 went on with its jobs", "bellwether delete --run 2 --run 3");
    assertThat(ask("delete --run 2 --run 3").err()).contains("2 runs deleted");
    assertThat(ask("jobs --all-runs --json").outLines()).hasSize(1);
    assertThat(output(2)).doesNotExist();
    assertThat(output(3)).doesNotExist();
  }

  @Test
  void ofAResumeAloneOnlyTheOutputGoes() throws Exception {
    resume();
    assertThat(ask("delete --run 3").err()).contains("only its kept output is deleted");
    assertThat(output(3)).doesNotExist();
    assertThat(ask("logs sh --run 2").out()).isEqualTo("1\n");
    assertThat(ask("jobs --run 3 --json").out()).contains("\"state\":\"JOB_FINISHED\"");
  }

  @Test
  void aDeletionThatWasBrokenOffGoesOn() throws Exception {
    try (var catalog = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("catalog.db"));
        var statement = catalog.createStatement()) {
      statement.execute("DELETE FROM run");
    }
    assertThat(ask("delete --run 1").status()).isZero();
    assertThat(ask("jobs --all-runs").err()).contains("no job fits");
    assertThat(output(1)).doesNotExist();
    assertThat(ask("delete --run 1").status()).isEqualTo(1);
  }

  @Test
  void aLiveRunIsRefused() throws Exception {
    var socket = folder.resolve("catalog.db.run-2.sock");
    var run = CompletableFuture.supplyAsync(() -> ask("run -- sleep 100"));
    while (!Files.exists(socket)) {
      Thread.onSpinWait();
    }
    var told = ask("delete --run 2");
    assertThat(told.status()).isEqualTo(3);
    assertThat(told.err()).contains("Run 2 cannot be deleted: the manager of run 2, process");
    ask("cancel --run 2");
    run.get();
    assertThat(ask("delete --run 2").status()).isZero();
  }
}
