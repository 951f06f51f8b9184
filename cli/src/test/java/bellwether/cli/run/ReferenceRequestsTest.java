package bellwether.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Every request that may stand in a file.
@Timeout(60)
class ReferenceRequestsTest {
  private static final String SUBMIT =
      """
      {"request": "submit", "jobs": [
        {"name": "a", "execution": {"exec": "sleep", "args": ["30"]}},
        {"name": "s", "iteration": {"start": 2, "stop": 4}, "execution": {"exec": "sleep", "args": ["30"]}}]}\
      """;

  @TempDir Path folder;
  private Flight flight = new Flight(Path.of(""));

  @BeforeEach
  void start() {
    flight = new Flight(folder);
  }

  private List<Map<String, Object>> answers(String... requests) throws IOException {
    return flight
        .run(
            "f.json",
            "[" + SUBMIT + "," + String.join(",", requests) + ", {\"request\": \"finish\"}]",
            "--nodes",
            "n:2")
        .answers();
  }

  @Test
  void listJobs() throws IOException {
    var answer = answers("{\"request\": \"listJobs\"}").getFirst();
    assertThat(answer).containsEntry("length", 2);
    assertThat(Flight.value(answer, "jobs", "s", "status")).isEqualTo("QUEUED");
  }

  @Test
  void jobStatus() throws IOException {
    var answer =
        answers("{\"request\": \"jobStatus\", \"jobNames\": [\"a\", \"s:3\", \"s:9\", \"x\"]}")
            .getFirst();
    assertThat(Flight.value(answer, "jobs", "a", "status")).isEqualTo(0);
    assertThat(Flight.value(answer, "jobs", "a", "data", "jobName")).isEqualTo("a");
    assertThat(Flight.value(answer, "jobs", "s:3", "data", "status")).isEqualTo("QUEUED");
    assertThat(Flight.value(answer, "jobs", "x", "message")).isEqualTo("Job 'x' doesn't exist");
    assertThat(Flight.value(answer, "jobs", "s:9", "status")).isEqualTo(1);
  }

  @Test
  void jobInfo() throws IOException {
    var answers =
        answers(
            "{\"request\": \"jobInfo\", \"jobNames\": [\"s\"], \"params\": {\"withChilds\": true}}",
            "{\"request\": \"jobInfo\", \"jobNames\": [\"s\", \"a\"]}");
    var info = answers.getFirst();
    assertThat(Flight.value(info, "jobs", "s", "data", "iterations", "start")).isEqualTo(2);
    assertThat(Flight.value(info, "jobs", "s", "data", "iterations", "stop")).isEqualTo(4);
    assertThat(Flight.value(info, "jobs", "s", "data", "childs")).asInstanceOf(LIST).hasSize(2);
    assertThat(Flight.value(answers.get(1), "jobs", "s", "data", "childs")).isNull();
    assertThat(Flight.value(answers.get(1), "jobs", "a", "data", "iterations")).isNull();
  }

  private static final org.assertj.core.api.InstanceOfAssertFactory<
          List, org.assertj.core.api.ListAssert<Object>>
      LIST = org.assertj.core.api.InstanceOfAssertFactories.LIST;

  @Test
  void cancelJob() throws IOException {
    var answers =
        answers(
            "{\"request\": \"cancelJob\", \"jobNames\": [\"s:3\", \"x\", \"a\"]}",
            "{\"request\": \"cancelJob\", \"jobNames\": [\"s:3\"]}");
    assertThat(answers.getFirst()).containsEntry("canceled", 2);
    assertThat(Flight.value(answers.getFirst(), "errors", "x"))
        .isEqualTo("Job/iteration x doesn't exist");
    assertThat(Flight.value(answers.get(1), "errors", "s:3"))
        .isEqualTo("Job s:3 already ended as CANCELED");
    assertThat(flight.states())
        .contains("a CANCELLED", "s:3 CANCELLED")
        .doesNotContain("s:2 CANCELLED");
  }

  @Test
  void removeJob() throws IOException {
    var answer = answers("{\"request\": \"removeJob\", \"jobNames\": [\"a\", \"x\"]}").getFirst();
    assertThat(answer).containsEntry("removed", 0);
    assertThat(Flight.value(answer, "errors", "a"))
        .isEqualTo("Job 'a' not finished - can not be removed");
    assertThat(Flight.value(answer, "errors", "x")).isEqualTo("Job 'x' doesn't exist");
  }

  @Test
  void removeJobForgetsWhatHasEnded() throws IOException {
    var answers =
        flight
            .run(
                "f.json",
                """
                [{"request": "submit", "jobs": [
                   {"name": "s", "iteration": {"stop": 2}, "execution": {"exec": "sleep", "args": ["9"]}},
                   {"name": "q", "execution": {"exec": "true"}, "dependencies": {"after": ["s"]}}]},
                 {"request": "cancelJob", "jobNames": ["q"]},
                 {"request": "removeJob", "jobNames": ["q"]},
                 {"request": "listJobs"}, {"request": "finish"}]\
                """,
                "--nodes",
                "1")
            .answers();
    assertThat(answers.get(1)).isEqualTo(Map.of("removed", 1));
    assertThat(answers.get(2)).containsEntry("length", 1);
  }

  @Test
  void resourcesInfo() throws IOException {
    var answer = answers("{\"request\": \"resourcesInfo\"}").getFirst();
    assertThat(answer)
        .isEqualTo(Map.of("total_nodes", 1, "total_cores", 2, "used_cores", 2, "free_cores", 0));
  }

  @Test
  void status() throws IOException {
    var answers =
        answers(
            "{\"request\": \"status\"}",
            "{\"request\": \"status\", \"options\": {\"allJobsFinished\": true}}");
    assertThat(Flight.value(answers.getFirst(), "Resources", "total_cores")).isEqualTo(2);
    assertThat(Flight.value(answers.getFirst(), "IterationStats", "TotalIterations")).isEqualTo(3);
    assertThat(answers.get(1)).isEqualTo(Map.of("AllJobsFinished", false));
  }

  @Test
  void controlWaitsForAllJobs() throws IOException {
    var submit = SUBMIT.replace("30", "0.2");
    flight
        .run(
            "f.json",
            "[%s, {\"request\": \"control\", \"command\": \"finishAfterAllTasksDone\"}]"
                .formatted(submit))
        .well();
    assertThat(flight.states()).hasSize(3).allMatch(state -> state.endsWith(" JOB_FINISHED"));
  }

  @Test
  void finishEndsAllAndLeavesNoProcess() throws IOException {
    var begin = Instant.now();
    var landing =
        flight.run(
            "f.json",
            """
            [{"request": "submit", "jobs": [{"name": "a", "iteration": {"stop": 3},
              "execution": {"exec": "sh", "args": ["-c", "sleep 31.5 & sleep 31.5; echo > late"]}}]},
             {"request": "finish"}, {"request": "listJobs"}]\
            """,
            "--nodes",
            "2");
    landing.failed();
    assertThat(landing.answers()).isEmpty();
    assertThat(landing.err()).contains("go on with: bellwether run --resume 1");
    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(9));
    assertThat(Files.exists(folder.resolve("late"))).isFalse();
    assertThat(ProcessHandle.allProcesses().flatMap(p -> p.info().commandLine().stream()))
        .noneMatch(line -> line.endsWith("sleep 31.5"));
  }

  @Test
  void answersAreDataWithJson() throws IOException {
    var landing =
        flight.run("f.json", "{\"request\": \"resourcesInfo\"}", "--json", "--nodes", "3");
    var answer =
        Flight.object(
            landing
                .well()
                .out()
                .lines()
                .filter(line -> line.startsWith("{\"request\""))
                .findFirst()
                .orElseThrow());
    assertThat(answer).containsEntry("request", "resourcesInfo").containsKey("answer");
    assertThat(landing.answers()).isEmpty();
  }
}
