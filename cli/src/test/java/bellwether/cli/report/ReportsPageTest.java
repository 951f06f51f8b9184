package bellwether.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `docs/reports.md` itself, and what else the command does.
@Timeout(60)
class ReportsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "reports.md");
  private static final Pattern EXAMPLE =
      Pattern.compile(
          "^```\\n\\$ bellwether (.*?)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final long START = Instant.parse("2026-11-23T10:00:00Z").getEpochSecond();

  private static final String JOBS =
      """
      jobs:
        - {name: a, execution: {exec: "true"}, resources: {numCores: 2}}
        - {name: b, execution: {exec: "true"}, resources: {numCores: 1}}
        - {name: c, execution: {exec: "false"}, resources: {numCores: 1}}
      """;

  @TempDir static Path folder;

  @BeforeAll
  static void run() throws SQLException {
    var line = new CommandLine(folder);
    assertThat(line.runOn("n1:2,n2:2", line.file("j.yaml", JOBS)).status()).isEqualTo(1);
    try (var catalog = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("catalog.db"))) {
      for (var table : List.of("run", "allocation")) {
        update(
            catalog,
            "UPDATE %s SET start_time = %s, end_time = %s".formatted(table, at(0), at(60)));
      }
      update(catalog, "UPDATE event SET time = " + at(0));
      move(catalog, "a", 0, 60);
      move(catalog, "b", 10, 40);
      move(catalog, "c", 40, 50);
    }
  }

  /// Lets a job run from one second to another.
  private static void move(Connection catalog, String job, long start, long end)
      throws SQLException {
    update(
        catalog,
        """
        UPDATE event SET time = CASE WHEN to_state IN ('SCHEDULED', 'RUNNING') THEN %s
          WHEN to_state IN ('CREATED', 'READY') THEN %s ELSE %s END
        WHERE job_id = (SELECT id FROM job_definition WHERE name = '%s')
        """
            .formatted(at(start), at(0), at(end), job));
  }

  private static long at(long second) {
    return (START + second) * 1_000_000;
  }

  private static void update(Connection catalog, String sql) throws SQLException {
    try (var statement = catalog.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  static List<List<String>> examples() throws IOException {
    return EXAMPLE
        .matcher(Files.readString(PAGE))
        .results()
        .map((MatchResult block) -> List.of(block.group(1), block.group(2)))
        .toList();
  }

  private static CommandLine.Result report(String words) {
    return new CommandLine(folder).execute(words.split(" +"));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void exampleAnswersWhatThePageSays(List<String> example) {
    assertThat(report(example.getFirst()).out()).isEqualTo(example.getLast());
  }

  @Test
  void eachSeriesHasAnExample() throws IOException {
    assertThat(examples().stream().map(example -> example.getFirst().split(" ")[1]))
        .containsAll(SeriesName.words());
  }

  @ParameterizedTest
  @CsvSource({"utilization", "failures", "efficiency"})
  void drawsSvg(String name) {
    assertThat(report("report " + name + " --svg").out()).startsWith("<?xml").contains("</svg");
  }

  @Test
  void windowBeginsWithWhatWasRunning() {
    var words =
        "report utilization --csv --since 2026-11-23T10:00:45Z --until 2026-11-23T10:00:55Z";
    assertThat(report(words).outLines())
        .containsExactly(
            "time,value", "2026-11-23T10:00:45.000000Z,1.5", "2026-11-23T10:00:50.000000Z,1");
  }

  @Test
  void stepsAreEvenlySpaced() {
    assertThat(report("report utilization --workflow 1 --csv --steps 3").outLines())
        .containsExactly(
            "time,value",
            "2026-11-23T10:00:00.000000Z,1",
            "2026-11-23T10:00:30.000000Z,1.5",
            "2026-11-23T10:01:00.000000Z,0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "report thruput              | 2 | did you mean throughput?",
        "report available --by count | 2 | Expected --by weight or --by cores",
        "report failures --by cores  | 2 | Expected --by only with",
        "report utilization --by x   | 2 | Expected weight, cores or count after --by, but found x",
        "report utilization --steps 0 | 2 | Expected at least 1 after --steps, but found 0",
        "report utilization --svg --csv | 2 | choose one",
        "report utilization 1 --workflow 1 | 2 | choose one",
        "report utilization 7        | 1 | There is no run 7"
      })
  void wrongQuestionsAreToldInOneSentence(String words, int status, String sentence) {
    var result = report(words);
    assertThat(result.status()).isEqualTo(status);
    assertThat(result.err()).contains(sentence).hasLineCount(1);
  }
}
