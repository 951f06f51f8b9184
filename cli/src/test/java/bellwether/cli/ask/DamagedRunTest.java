package bellwether.cli.ask;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A catalog of two runs, the first with a word that nobody knows.
@Timeout(120)
class DamagedRunTest {
  @TempDir Path folder;
  private CommandLine line;

  @BeforeEach
  void runTwice() {
    line = new CommandLine(folder);
    line.run("--array", "0-1", "--", "sh", "-c", "exit $BELLWETHER_ITERATION");
    line.run("--", "true");
  }

  private void damage(String sql) throws SQLException {
    try (var catalog = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("catalog.db"));
        var statement = catalog.createStatement()) {
      statement.execute(sql);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "jobs --run 1",
    "job sh:0 --run 1",
    "explain sh:0 --run 1",
    "run --resume 1 --failed"
  })
  void anUnknownStateOfAMemberNamesTheRun(String command) throws SQLException {
    damage(
        "UPDATE iteration SET state = 'BOGUS' WHERE job_id = (SELECT min(id) FROM job_definition)");
    var result = line.execute(command.split(" "));
    assertThat(result.status()).isEqualTo(3);
    assertThat(result.err()).contains("Run 1 is damaged in the catalog", "BOGUS");
    assertThat(result.err()).doesNotContain("defect");
  }

  @Test
  void anUnknownCauseNamesTheRun() throws SQLException {
    damage(
        "UPDATE iteration SET cause = 'mood' WHERE job_id = (SELECT min(id) FROM job_definition)");
    assertThat(line.execute("jobs", "--run", "1").err())
        .contains("Run 1 is damaged in the catalog: expected a cause, but found 'mood'");
  }

  @Test
  void otherRunsAnswer() throws SQLException {
    damage(
        "UPDATE iteration SET state = 'BOGUS' WHERE job_id = (SELECT min(id) FROM job_definition)");
    assertThat(line.execute("jobs", "--run", "2").status()).isZero();
    assertThat(line.execute("runs").status()).isZero();
  }
}
