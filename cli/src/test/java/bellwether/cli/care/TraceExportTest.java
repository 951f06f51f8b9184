package bellwether.cli.care;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class TraceExportTest {
  private static final String JOBS =
      """
      jobs:
        - {name: a, iteration: {stop: 3}, execution: {exec: "true"}}
        - {name: b, max_attempts: 2, resources: {numCores: 2}, execution: {exec: "false"}}
      """;

  @TempDir Path folder;
  private CommandLine line;

  @BeforeEach
  void run() {
    line = new CommandLine(folder);
    line.execute("run", "--nodes", "n1:2,n2:2", line.file("jobs.yaml", JOBS));
  }

  private CommandLine.Result export(String... more) {
    var words = new ArrayList<>(List.of("export", "--trace", folder + "/t.json"));
    words.addAll(List.of(more));
    return line.execute(words.toArray(String[]::new));
  }

  /// The events of one phase.
  private List<JsonNode> events(String phase) throws IOException {
    var trace = JsonMapper.shared().readTree(Files.readString(folder.resolve("t.json")));
    return trace
        .get("traceEvents")
        .valueStream()
        .filter(event -> event.get("ph").asString().equals(phase))
        .toList();
  }

  private List<String> names(String phase) throws IOException {
    return events(phase).stream().map(event -> event.get("name").asString()).toList();
  }

  @Test
  void hasASliceForEachCoreOfEachAttempt() throws IOException {
    assertThat(export().err()).contains("5 attempts, 0 processes and 6 events written to");
    assertThat(names("X")).containsExactlyInAnyOrder("a:0", "a:1", "a:2", "b", "b", "b", "b");
    assertThat(events("X").stream().filter(slice -> slice.get("name").asString().equals("b")))
        .allMatch(slice -> slice.get("args").get("state").asString().equals("RUN_ERROR"));
  }

  @Test
  void isOnTheNodesAndCoresOfTheCatalog() throws IOException {
    export();
    assertThat(events("M").stream().map(name -> name.get("args").get("name").asString()))
        .contains("events", "n1", "n2", "core 0", "core 1");
    assertThat(events("X"))
        .allMatch(slice -> slice.get("pid").isInt() && slice.get("tid").isInt())
        .allMatch(slice -> List.of(1, 2).contains(slice.get("pid").asInt()))
        .allMatch(slice -> slice.get("dur").asLong() >= 0);
  }

  @Test
  void hasTheTimesOfTheCatalog() throws IOException {
    export();
    var row = JsonMapper.shared().readTree(line.execute("jobs", "--json", "a:0").out());
    var start = Instant.parse(row.get("start_time").asString());
    assertThat(events("X").stream().map(slice -> slice.get("ts").asLong()))
        .contains(start.getEpochSecond() * 1_000_000 + start.getNano() / 1_000);
  }

  @Test
  void tellsWhatHappenedAsInstants() throws IOException {
    export("--json");
    assertThat(names("i")).contains("run 1 RUNNING", "b RESTART_READY", "b FAILED", "run 1 ERROR");
  }

  @Test
  void replacesAFileOnlyWhenForced() throws IOException {
    Files.writeString(folder.resolve("t.json"), "mine");
    assertThat(export().status()).isEqualTo(2);
    assertThat(folder.resolve("t.json")).hasContent("mine");
    assertThat(export("--force").status()).isZero();
    assertThat(names("X")).isNotEmpty();
  }

  @Test
  void isNotMixedWithAnExportOfTables() {
    assertThat(export("more").status()).isEqualTo(2);
    assertThat(line.execute("export", "--run", "1").err()).contains("Expected FOLDER, or --trace");
  }
}
