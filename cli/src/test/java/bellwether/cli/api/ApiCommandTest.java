package bellwether.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiCommandTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir Path folder = Path.of("");
  private CommandLine shell = new CommandLine(folder);

  @BeforeEach
  void importsJobs() {
    shell = new CommandLine(folder);
    var data = Path.of("../collect/src/test/resources/bellwether/collect/epmt");
    assertThat(shell.execute("import", data.resolve("12340").toString()).status()).isZero();
  }

  private List<JsonNode> answers(String... requests) {
    var said = shell.given(String.join("\n", requests)).execute("api");
    assertThat(said.status()).as(said.err()).isZero();
    return said.outLines().stream().map(JSON::readTree).toList();
  }

  private JsonNode result(String method, String parameters) {
    var answer =
        answers("{\"id\":1,\"method\":\"%s\",\"params\":%s}".formatted(method, parameters)).get(1);
    assertThat(answer.has("error")).as(answer.toString()).isFalse();
    return answer.get("result");
  }

  private JsonNode error(String request) {
    return answers(request).get(1).get("error");
  }

  @Test
  void greetsWithItsProtocol() {
    assertThat(answers().getFirst().get("protocol").asInt()).isEqualTo(1);
  }

  @Test
  void answersInTheOrderOfRequests() {
    var answers =
        answers(
            "{\"id\":\"a\",\"method\":\"job_ids\"}", "{\"id\":\"b\",\"method\":\"count_jobs\"}");
    assertThat(answers.get(1).toString()).isEqualTo("{\"id\":\"a\",\"result\":[\"12340\"]}");
    assertThat(answers.get(2).toString()).isEqualTo("{\"id\":\"b\",\"result\":1}");
  }

  @Test
  void tablesAreColumns() {
    var columns =
        result("processes", "{\"columns\":[\"jobid\",\"pid\"],\"processes\":{\"limit\":2}}")
            .get("columns");
    assertThat(columns.propertyNames()).containsExactly("jobid", "pid");
    assertThat(columns.get("jobid").toString()).isEqualTo("[\"12340\",\"12340\"]");
  }

  @Test
  void columnsOfLargeAndSmallTablesAreTheSame() {
    var all = result("processes", "{\"processes\":{\"order\":[[\"pid\",\"asc\"]]}}").get("columns");
    var root = all.get("id").get(0);
    var child = result("relatives", "{\"id\":%s,\"of\":\"parent\"}".formatted(root)).get("columns");
    assertThat(child.isEmpty() || child.propertyNames().containsAll(List.of("id", "start_us")))
        .isTrue();
    assertThat(all.get("start_us").size()).isEqualTo(all.get("id").size());
  }

  @Test
  void anErrorNamesWhatIsWrongAndTheNextRequestIsAnswered() {
    var answers =
        answers(
            "{\"id\":1,\"method\":\"jbo_ids\"}",
            "{\"id\":2,\"method\":\"job_ids\",\"params\":{\"job\":1}}",
            "{\"id\":3,\"method\":\"jobs\",\"params\":{\"jobs\":{\"ids\":7}}}",
            "no JSON",
            "{\"id\":5,\"method\":\"count_jobs\"}");
    assertThat(answers.get(1).at("/error/message").asString()).contains("jbo_ids", "job_ids");
    assertThat(answers.get(2).at("/error/message").asString()).contains("no parameter job");
    assertThat(answers.get(3).at("/error/message").asString())
        .isEqualTo("Expected a list as ids, but found 7");
    assertThat(answers.get(4).at("/error/status").asInt()).isEqualTo(2);
    assertThat(answers.get(5).get("result").asInt()).isEqualTo(1);
  }

  @Test
  void refusedStatisticsHaveStatusOne() {
    var error =
        error(
            "{\"id\":1,\"method\":\"outliers\",\"params\":{\"table\":{\"labels\":[\"a\"],\"columns\":{\"x\":[1]}}}}");
    assertThat(error.get("status").asInt()).isEqualTo(1);
    assertThat(error.get("message").asString()).contains("Too few rows");
  }

  @Test
  void numbersThatAreNotFiniteAreTexts() {
    assertThat(result("standardized", "{\"values\":[1,1]}").toString())
        .isEqualTo("[\"NaN\",\"NaN\"]");
  }

  @Test
  void aChangeIsSeenByTheNextRequest() {
    var answers =
        answers(
            "{\"id\":1,\"method\":\"annotate\",\"params\":{\"job\":\"12340\",\"values\":{\"good\":true}}}",
            "{\"id\":2,\"method\":\"job_ids\",\"params\":{\"jobs\":{\"annotations\":{\"good\":true}}}}",
            "{\"id\":3,\"method\":\"delete_jobs\",\"params\":{\"jobs\":{\"ids\":[\"12340\"]}}}",
            "{\"id\":4,\"method\":\"count_jobs\"}");
    assertThat(answers.get(1).at("/result/good").asBoolean()).isTrue();
    assertThat(answers.get(2).get("result").toString()).isEqualTo("[\"12340\"]");
    assertThat(answers.get(3).get("result").asInt()).isEqualTo(1);
    assertThat(answers.get(4).get("result").asInt()).isZero();
  }

  @Test
  void aTableIsWrittenIntoANewParquetFileOnly() {
    var file = folder.resolve("answer.parquet");
    var request =
        "{\"id\":1,\"method\":\"processes\",\"params\":{},\"parquet\":\"%s\"}".formatted(file);
    assertThat(answers(request).get(1).at("/result/parquet").asString()).isEqualTo(file.toString());
    assertThat(file).isNotEmptyFile();
    assertThat(error(request).get("message").asString())
        .contains("exists already")
        .contains("\"force\":true");
    var forced = request.replace("\"params\"", "\"force\":true,\"params\"");
    assertThat(answers(forced).get(1).has("error")).isFalse();
    assertThat(error(forced.replace("answer.parquet", "catalog.db")).get("message").asString())
        .contains("belongs to the catalog");
    assertThat(
            error(request.replace("processes", "count_jobs").replace("answer", "other")).toString())
        .contains("Only a table");
  }

  @Test
  void aMisspelledMemberChoosesNothing() {
    for (var jobs : List.of("{\"id\":[\"12340\"]}", "{\"condition\":{\"colum\":\"user\"}}", "{}")) {
      var request = "{\"method\":\"delete_jobs\",\"params\":{\"jobs\":%s}}".formatted(jobs);
      assertThat(error(request).get("status").asInt()).as(jobs).isEqualTo(2);
    }
    assertThat(error("{\"method\":\"delete_jobs\"}").get("status").asInt()).isEqualTo(2);
    assertThat(
            error("{\"method\":\"put_tags\",\"params\":{\"job\":\"12340\"}}")
                .get("message")
                .asString())
        .contains("tags");
    assertThat(error("{\"method\":\"job_ids\",\"parms\":{}}").get("message").asString())
        .contains("no member parms", "params");
    assertThat(result("count_jobs", "{}").asInt()).isEqualTo(1);
  }

  @Test
  void anUnknownColumnIsAnError() {
    assertThat(
            error("{\"method\":\"jobs\",\"params\":{\"columns\":[\"nope\"]}}")
                .get("message")
                .asString())
        .contains("nope");
  }

  @Test
  void anEmptyListOfIdsMeansNoJob() {
    assertThat(result("count_jobs", "{\"jobs\":{\"ids\":[]}}").asInt()).isZero();
  }

  @Test
  void theDocumentationListsEveryMethodWithItsParameters() throws IOException {
    var page = Files.readString(Path.of("../docs/api.md"));
    for (var method : new ApiMethods().all()) {
      var parameters =
          method.parameters().isEmpty()
              ? "-"
              : "`" + String.join("`, `", method.parameters()) + "`";
      assertThat(page)
          .contains("| `%s` | %s | %s |".formatted(method.name(), parameters, method.summary()));
    }
  }
}
