package bellwether.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Questions about a run with whose jobs a later one went on.
@Timeout(60)
class EarlierRunTest {
  private static final String JOBS =
      """
      jobs:
        - {name: sh, iteration: {stop: 2}, execution: {script: "test -e go || exit 7"}}
      """;

  @TempDir Path folder;
  private CommandLine line;

  @BeforeEach
  void runTwice() throws Exception {
    line = new CommandLine(folder);
    assertThat(line.run(line.file("j.yaml", JOBS)).status()).isEqualTo(1);
    Files.createFile(folder.resolve("go"));
    assertThat(line.execute("run", "--resume", "1", "--failed").status()).isZero();
  }

  @Test
  void areAnsweredAsThatRunLeftThem() {
    assertThat(line.execute("explain", "sh:0", "--run", "1").out())
        .contains("sh:0: FAILED (exit_code)", "Attempt 1: exit code 7")
        .contains("Run 2 went on with it: bellwether explain sh:0 --run 2");
    assertThat(line.execute("explain", "sh", "--run", "1", "--json").out())
        .startsWith("{\"run\":1,\"job\":\"sh\",\"state\":\"FAILED\"")
        .contains("2 failed");
    assertThat(line.execute("job", "sh:1", "--run", "1", "--json").out())
        .contains("\"state\":\"FAILED\",\"attempts\":1,\"exit_code\":7");
  }

  @Test
  void areAnsweredAsThingsAreWhereNoRunOrTheLatestIsNamed() {
    assertThat(line.execute("explain", "sh:0").out()).startsWith("sh:0: JOB_FINISHED");
    assertThat(line.execute("explain", "sh:0", "--run", "2").out())
        .startsWith("sh:0: JOB_FINISHED");
  }

  @Test
  void nameTheRunWhoseEventHasAnUnknownState() throws Exception {
    var url = "jdbc:sqlite:" + folder.resolve("catalog.db");
    try (var catalog = DriverManager.getConnection(url);
        var statement = catalog.createStatement()) {
      statement.execute(
          "UPDATE event SET to_state = 'BOGUS' WHERE seq = (SELECT max(seq) FROM event WHERE run_id = 1 AND ordinal = 1)");
    }
    var damaged = line.execute("events", "--run", "1");
    assertThat(damaged.status()).isEqualTo(3);
    assertThat(damaged.err()).contains("Run 1 is damaged in the catalog", "BOGUS");
    assertThat(line.execute("events", "--run", "2").status()).isZero();
    assertThat(line.execute("explain", "sh:1").status()).isZero();
  }
}
