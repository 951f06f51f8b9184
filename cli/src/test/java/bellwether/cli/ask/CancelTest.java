package bellwether.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CancelTest {
  @TempDir Path folder;

  private CommandLine line() {
    return new CommandLine(folder);
  }

  private CompletableFuture<CommandLine.Result> live(String... words) {
    var run = CompletableFuture.supplyAsync(() -> line().run(words));
    while (!Files.exists(folder.resolve("started")) || !Files.exists(socket())) {
      Thread.onSpinWait();
    }
    return run;
  }

  private Path socket() {
    return folder.resolve("catalog.db.run-1.sock");
  }

  @Test
  void reachesALiveManager() throws Exception {
    var run = live("--array", "0-3", "--", "sh", "-c", "touch started; exec sleep 100");
    var told = line().execute("cancel", "sh:0", "sh:3", "sh:3", "nobody", "--reason", "why not");
    assertThat(told.status()).isEqualTo(1);
    assertThat(told.err()).contains("2 jobs of run 1 cancelled").contains("nobody");
    assertThat(line().execute("explain", "sh:3").out()).contains("why not");
    assertThat(line().execute("cancel", "--run", "1").status()).isZero();
    assertThat(run.get().status()).isEqualTo(1);
    assertThat(line().execute("jobs", "--json", "--state", "CANCELLED").outLines()).hasSize(4);
  }

  @Test
  void theSocketIsForItsOwnerAlone() throws Exception {
    var run = live("--", "sh", "-c", "touch started; exec sleep 100");
    assertThat(Files.getPosixFilePermissions(socket()))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    line().execute("cancel", "--run", "1");
    run.get();
    assertThat(socket()).doesNotExist();
  }

  @Test
  void worksOnARunThatHasEnded() {
    var line = line();
    line.run(
        line.file(
            "j.json",
            """
            [{"request": "submit", "jobs": [{"name": "a", "iteration": {"stop": 3},
               "execution": {"exec": "sleep", "args": ["100"]}}]}, {"request": "finish"}]
            """));
    assertThat(line.execute("cancel", "a:2", "--json").out())
        .isEqualTo("{\"run\":1,\"cancelled\":1,\"errors\":{}}\n");
    assertThat(line.execute("cancel", "--run", "1").err()).contains("2 jobs of run 1 cancelled");
    assertThat(line.execute("runs", "--json").out()).contains("\"cancelled\":3");
  }
}
