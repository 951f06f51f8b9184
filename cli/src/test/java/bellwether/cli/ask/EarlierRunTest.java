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
        - {name: sh, iteration: {stop: 2}, execution: {script: "echo $BELLWETHER_ATTEMPT; test -e go || exit 7"}}
        - {name: late, dependencies: {after: [sh]}, execution: {exec: "true"}}
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
  void areListedAsThatRunLeftThem() {
    assertThat(line.execute("jobs", "--run", "1", "--json").outLines())
        .hasSize(3)
        .allSatisfy(row -> assertThat(row).contains("\"run\":1,"))
        .satisfiesOnlyOnce(row -> assertThat(row).contains("late", "\"UPSTREAM_FAILED\""));
    assertThat(line.execute("jobs", "--run", "1", "--json", "--state", "FAILED").outLines())
        .hasSize(2)
        .allSatisfy(row -> assertThat(row).contains("\"attempts\":1,\"exit_code\":7"));
    assertThat(line.execute("jobs", "sh:1", "--run", "1", "--since", "1h", "--csv").outLines())
        .hasSize(2)
        .last()
        .satisfies(row -> assertThat(row).contains("1,sh:1,1,FAILED,1,7"));
    assertThat(line.execute("jobs", "--run", "1", "--until", "1h").err()).contains("no job fits");
    assertThat(
            line.execute("jobs", "--run", "1", "--where", "state = 'FAILED'", "--csv").outLines())
        .hasSize(3);
  }

  @Test
  void areListedAsTheyAreForTheLatestRun() {
    assertThat(line.execute("jobs", "--run", "2", "--json", "--state", "JOB_FINISHED").outLines())
        .hasSize(3);
    assertThat(line.execute("jobs", "--all-runs", "--json", "--state", "FAILED").out()).isEmpty();
  }

  @Test
  void printTheOutputOfThatRun() {
    assertThat(line.execute("logs", "sh:0", "--run", "1").out()).isEqualTo("1\n");
    assertThat(line.execute("logs", "sh:0", "--run", "1", "--follow").out()).isEqualTo("1\n");
    assertThat(line.execute("logs", "sh:0", "--run", "2").out()).isEqualTo("2\n");
    assertThat(line.execute("logs", "sh:0").out()).isEqualTo("2\n");
    assertThat(line.execute("logs", "sh:0", "--run", "1", "--attempt", "2").err())
        .contains("There is no attempt 2 of sh:0; it has made 1");
    assertThat(line.execute("logs", "late", "--run", "1").err()).contains("has not started");
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
