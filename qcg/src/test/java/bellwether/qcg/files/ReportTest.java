package bellwether.qcg.files;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.engine.Command;
import bellwether.manager.Session;
import bellwether.model.Execution;
import bellwether.model.Iterations;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.model.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The same jobs once under the original service, whose files lie in `ended`, and once here.
@Timeout(60)
class ReportTest {
  @TempDir Path folder;

  private Service service() throws IOException {
    return new Service(folder).with("ended", "track.reqs");
  }

  @Test
  void writesTheLinesThatTheOriginalWrites() throws Exception {
    var service = service();
    service.run("n1:2,n2:2", _ -> {});
    assertThat(shapes(Files.readAllLines(service.directory.file("jobs.report"))))
        .containsExactlyInAnyOrderElementsOf(shapes(golden("report.shape").lines().toList()));
  }

  @Test
  void writesTheTextThatTheOriginalWrites() throws Exception {
    var service = service();
    service.format = JobsReport.Format.TEXT;
    service.run("n1:2,n2:2", _ -> {});
    assertThat(shapes(entries(Files.readString(service.directory.file("jobs.report")))))
        .containsExactlyInAnyOrderElementsOf(shapes(entries(golden("report-text.shape"))));
  }

  @Test
  void tracksTheStatesThatTheOriginalTracks() throws Exception {
    var service = service();
    service.run("n1:2,n2:2", _ -> {});
    assertThat(Files.readAllLines(service.directory.file("track.states")))
        .containsExactlyInAnyOrderElementsOf(golden("track.states").lines().toList());
  }

  @Test
  void tracksTheDescriptionsAsTheOriginalDoes() throws Exception {
    var descriptions =
        Tracks.read(service().directory).jobs().stream().map(TrackedState::description).toList();
    var copy = AuxiliaryDirectory.make(folder, "copy");
    try (var tracker = Tracker.open(copy, _ -> {})) {
      tracker.submitted(descriptions);
    }
    assertThat(Files.readString(copy.file("track.reqs"))).isEqualTo(golden("track.reqs"));
  }

  @Test
  void tellsTheTrueTimesOfEachProcess() throws Exception {
    service().run("n1:2,n2:2", _ -> {});
    try (var files = Files.list(folder)) {
      var file = files.filter(f -> f.toString().contains("rtimes_host_")).findAny().orElseThrow();
      assertThat(Files.readString(file))
          .startsWith("{\"node\": \"host\", \"rt\": {")
          .containsPattern("\"it:3\": \\{\"s\": \"[-0-9]{10} [:0-9]{8}\\.[0-9]{6}\", \"f\": \"")
          .doesNotContain("gone", "dep");
    }
  }

  @Test
  void writesOneLineForARangeOfManyIterations() throws Exception {
    var service = new Service(folder).with("ended", "track.reqs");
    service.run("n1:2,n2:2", ReportTest::cancelAHundredMillion);
    assertThat(Files.readAllLines(service.directory.file("jobs.report")))
        .hasSizeLessThan(30)
        .anyMatch(line -> line.matches(".*\"many:\\d+-99999999\",\"state\": \"CANCELED\".*"));
  }

  @Test
  void readsTheEndOfManyIterationsFromOneLine() throws Exception {
    var service = new Service(folder).with("ended", "track.reqs");
    service.run("n1:2,n2:2", ReportTest::cancelAHundredMillion);
    var states = service.directory.file("track.states");
    var lines = Files.readAllLines(states);
    lines.removeIf(line -> line.contains("\"many\"") && !line.contains("rest"));
    Files.write(states, lines);
    assertThat(Tracks.read(service.directory).jobs().getLast().whole())
        .isEqualTo(JobState.CANCELLED);
  }

  private static void cancelAHundredMillion(Session session) {
    var iterations = new Iterations.Span(0, 100_000_000);
    var sleep = Execution.program("sleep", List.of("60"));
    session.submit(
        List.of(
            new JobDescription(
                "many", iterations, sleep, Resources.ONE_CORE, List.of(), 1, 0, Map.of(), null)));
    session.manager().tell(new Command.Cancel("many", "test"));
  }

  /// Without what differs from run to run, and without words of the operating system.
  private List<String> shapes(List<String> lines) {
    return lines.stream().map(this::shape).toList();
  }

  private String shape(String line) {
    return line.replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:]{8}\\.[0-9]{6}", "DATE")
        .replaceAll("[0-9]+:[0-9]{2}:[0-9]{2}\\.[0-9]{6}", "RTIME")
        .replace(folder.toString(), "WD")
        .replaceAll("(\"pid\": \"|pid: )[0-9]+", "$1PID")
        .replaceAll("(\"allocation\": \"|allocation: )(n[12]\\[[0-9:]+\\],?)+", "$1CORES")
        .replaceAll("\"messages\": \".*\"", "\"messages\": \"WHY\"")
        .replaceAll("^gone \\(FAILED\\) .+", "gone (FAILED) WHY");
  }

  private static List<String> entries(String text) {
    return Arrays.stream(text.split("\n(?=\\S)", -1)).map(String::stripTrailing).toList();
  }

  private static String golden(String name) throws IOException {
    try (var in = ReportTest.class.getResourceAsStream("ended/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
