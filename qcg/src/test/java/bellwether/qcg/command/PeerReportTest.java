package bellwether.qcg.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reports on a directory that QCG-PilotJob itself wrote, line by line beside its own reports.
/// Needs its virtual environment, which the profile `peers` makes.
@Tag("peers")
final class PeerReportTest {
  private static final String REQUESTS =
      """
      [{"request": "submit", "jobs": [
        {"name": "it", "iteration": {"start": 0, "stop": 6},
         "execution": {"exec": "/bin/sleep", "args": ["0.1"]}, "resources": {"numCores": {"exact": 1}}},
        {"name": "wide", "execution": {"exec": "/bin/sleep", "args": ["0.1"]},
         "resources": {"numNodes": {"exact": 2}, "numCores": {"exact": 2}}},
        {"name": "bad", "execution": {"exec": "/bin/false"}, "resources": {"numCores": {"exact": 1}}}]}]
      """;
  private static final Pattern RAN =
      Pattern.compile(
          "\"name\": \"([^\"]+)\".*\"EXECUTING\",\"date\": \"([^\"]+)\".*\"(?:SUCCEED|FAILED)\",\"date\": \"([^\"]+)\"");

  @TempDir static Path directory;

  @BeforeAll
  static void runTheService() throws IOException, InterruptedException {
    Files.writeString(directory.resolve("requests.json"), REQUESTS);
    var file = directory.resolve("requests.json").toString();
    peer("qcg-pm-service", "--nodes", "2,2", "--wd", directory.toString(), "--file-path", file);
    writeRealTimes();
  }

  /// Without Slurm QCG measures nothing, so its times of service stand for the real ones.
  private static void writeRealTimes() throws IOException {
    var entries = new ArrayList<String>();
    for (var line : reportLines()) {
      var ran = RAN.matcher(line);
      if (ran.find()) {
        entries.add(
            "\"%s\": {\"s\": \"%s\", \"f\": \"%s\"}"
                .formatted(ran.group(1), ran.group(2), ran.group(3)));
      }
    }
    assertThat(entries).hasSize(8);
    Files.writeString(
        directory.resolve("rtimes_vm_now_1.log"),
        "{\"node\": \"vm\", \"rt\": {%s}}".formatted(String.join(",", entries)));
  }

  private static List<String> reportLines() throws IOException {
    try (var entries = Files.list(directory)) {
      var service =
          entries
              .filter(path -> path.getFileName().toString().startsWith(".qcgpjm-service-"))
              .findFirst()
              .orElseThrow();
      return Files.readAllLines(service.resolve("jobs.report"));
    }
  }

  private static String peer(String... command) throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of(command));
    words.set(0, Peers.program(command[0]));
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return text;
  }

  @Test
  void reportsHaveTheSameLines() throws IOException, InterruptedException {
    for (var words :
        List.of(
            "stats --details",
            "text",
            "jobs",
            "jobs --sort name --details",
            "jobs --state FAILED",
            "job it:3 wide nothing",
            "allocation n0 0",
            "launch-stats --details",
            "rusage --details",
            "rusage --wo-init --until-last-job",
            "efficiency --details",
            "efficiency-core n1 1")) {
      var parts = new ArrayList<>(List.of(words.split(" ")));
      parts.add(1, directory.toString());
      var ours = CommandResult.report(parts.toArray(String[]::new));
      parts.addFirst("qcg-pm-report");
      assertThat(ours.out()).as(words).isEqualTo(peer(parts.toArray(String[]::new)));
    }
  }

  @Test
  void helpAndComplaintsAreTheSame() throws IOException, InterruptedException {
    for (var words :
        List.of("--help", "jobs --help", "stats", "stats /no/such", "jobs --sort x .")) {
      var parts = new ArrayList<>(List.of(words.split(" ")));
      var ours = CommandResult.report(parts.toArray(String[]::new));
      parts.addFirst("qcg-pm-report");
      assertThat(ours.out() + ours.err()).as(words).isEqualTo(peer(parts.toArray(String[]::new)));
    }
  }
}
