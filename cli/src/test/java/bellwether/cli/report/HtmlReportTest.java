package bellwether.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Pages about a run and the one that resumed it, with names that are up to no good.
@Timeout(60)
class HtmlReportTest {
  private static final String HOSTILE = "</script><script>alert(1)</script><!-- &amp; “x” \u202e";
  private static final String JOBS =
      """
      jobs:
        - {name: bad, iteration: {stop: 3}, max_attempts: 2, execution: {script: "echo step ${it} broke >&2; exit 3"}}
        - {name: good, iteration: {stop: 4}, execution: {exec: "true"}}
        - {name: later, execution: {exec: "true"}, dependencies: {after: [bad]}}
      """;

  @TempDir static Path folder;

  @BeforeAll
  static void run() throws SQLException {
    var line = new CommandLine(folder);
    assertThat(line.run(line.file("j.yaml", JOBS)).status()).isEqualTo(1);
    assertThat(line.execute("run", "--resume", "1", "--failed").status()).isEqualTo(1);
    try (var catalog = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("catalog.db"));
        var rename =
            catalog.prepareStatement("UPDATE job_definition SET name = ? WHERE name = 'good'")) {
      rename.setString(1, HOSTILE);
      rename.executeUpdate();
    }
  }

  private static CommandLine.Result report(String words) {
    return new CommandLine(folder).execute(("report " + words).split(" +"));
  }

  private static String page(String words) throws IOException {
    var file = folder.resolve("page.html");
    Files.deleteIfExists(file);
    var result = report(words + " --html " + file);
    assertThat(result.status()).as(result.err()).isEqualTo(0);
    return Files.readString(file);
  }

  private static JsonNode data(String words) throws IOException {
    var page = page(words);
    var begin = "id=\"data\">";
    int from = page.indexOf(begin) + begin.length();
    return JsonMapper.shared().readTree(page.substring(from, page.indexOf("</script>", from)));
  }

  private static long attempts(String condition) throws SQLException {
    try (var catalog = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("catalog.db"));
        var rows =
            catalog
                .createStatement()
                .executeQuery("SELECT count(*) FROM attempt WHERE " + condition)) {
      return rows.getLong(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', true",
    "1, run_id = 1",
    "2, run_id = 2",
    "--workflow 1, true",
    "--since 1d, true"
  })
  void hasTheAttemptsOfTheCatalog(String words, String condition) throws Exception {
    var data = data(words);
    assertThat(data.at("/attempts/start").size()).isEqualTo((int) attempts(condition));
    assertThat(data.at("/attemptCount").asLong()).isEqualTo(attempts(condition));
  }

  @Test
  void countsJobsAsTheyStand() throws Exception {
    var counts = data("").at("/counts");
    assertThat(counts.at("/JOB_FINISHED").asInt()).isEqualTo(4);
    assertThat(counts.at("/FAILED").asInt()).isEqualTo(3);
    assertThat(counts.at("/UPSTREAM_FAILED").asInt()).isEqualTo(1);
  }

  @Test
  void alikeFailuresStandTogether() throws Exception {
    var failures = data("").at("/failures");
    assertThat(failures.size()).isEqualTo(1);
    assertThat(failures.at("/0/0").asString()).isEqualTo("exit code 3");
    assertThat(failures.at("/0/1").asLong()).isEqualTo(attempts("state <> 'RUN_DONE'"));
    assertThat(failures.at("/0/3").asString()).isEqualTo("step 0 broke");
  }

  @Test
  void attemptsThatDidNotCountAreSummed() throws Exception {
    var retries = data("").at("/retries");
    assertThat(retries.size()).isEqualTo(1);
    assertThat(retries.at("/0/0").asString()).isEqualTo("bad");
    assertThat(retries.at("/0/3").asLong()).isEqualTo(attempts("state <> 'RUN_DONE'"));
  }

  @Test
  void restartsAreMarked() throws Exception {
    var runs = data("").at("/runs");
    assertThat(runs.size()).isEqualTo(2);
    assertThat(runs.at("/1/resume").asBoolean()).isTrue();
    assertThat(runs.at("/1/start").asLong()).isPositive();
  }

  @Test
  void namesAreNeverMarkup() throws Exception {
    assertThat(page("")).doesNotContain("<script>alert").doesNotContain("<!-- &amp;");
    assertThat(data("").at("/attempts/jobs").toString()).contains("alert(1)");
    assertThat(data("").at("/attempts/jobs").values().stream().map(JsonNode::asString))
        .contains(HOSTILE);
  }

  @Test
  void nothingIsLoadedFromElsewhere() throws Exception {
    assertThat(page("")).doesNotContain("http://", "https://", "src=", "@import");
  }

  @Test
  void fileThatExistsIsKept() throws IOException {
    var file = Files.writeString(folder.resolve("kept.html"), "mine");
    var result = report("--html " + file);
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains("exists already").contains("--force");
    assertThat(file).hasContent("mine");
    assertThat(report("--force --html " + file).status()).isEqualTo(0);
    assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "utilization --html x.html | Expected the number of a run or nothing with --html",
        "1 --workflow 1 --html x.html | Expected RUN or --workflow",
        "--html x.html --svg | Expected --html without --svg",
        "--html x.html --steps 3 | Expected --html without",
        "utilization --force | Expected --force only with --html",
        "'' | Expected the name of a series",
      })
  void wrongQuestionsAreToldInOneSentence(String words, String sentence) {
    var result = report(words);
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains(sentence).hasLineCount(1);
    assertThat(folder.resolve("x.html")).doesNotExist();
  }
}
