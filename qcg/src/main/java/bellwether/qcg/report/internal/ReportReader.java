package bellwether.qcg.report.internal;

import bellwether.qcg.report.PilotException;
import bellwether.qcg.report.PilotJob;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.JacksonException;

/// Reads one report of jobs, entry by entry, whether an entry is JSON or text.
final class ReportReader {
  private final Path file;
  private final Map<String, PilotJob> jobs;
  private final ReadProblems findings;

  ReportReader(Path file, Map<String, PilotJob> jobs, ReadProblems findings) {
    this.file = file;
    this.jobs = jobs;
    this.findings = findings;
  }

  void read() {
    findings.found.add("parsing report file %s ...".formatted(file));
    try (var lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      read(lines);
    } catch (IOException problem) {
      throw new PilotException(
          "the report %s can not be read: %s".formatted(file, problem), problem);
    }
  }

  private void read(BufferedReader lines) throws IOException {
    var text = new TextEntry();
    int number = 0;
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.startsWith("{")) {
        read(line, number);
      } else {
        text.next(line).ifPresent(this::keep);
      }
    }
    text.end().ifPresent(this::keep);
  }

  /// A service that was killed may leave half a line.
  private void read(String line, int number) {
    try {
      keep(JsonEntry.read(line));
    } catch (JacksonException | IllegalArgumentException problem) {
      findings.warnings.add(
          "warning: line %d of report %s is left out, as it is no whole entry: %s"
              .formatted(number, file, firstLine(problem)));
    }
  }

  private static String firstLine(Exception problem) {
    return String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
  }

  private void keep(PilotJob job) {
    jobs.put(job.name(), job);
  }
}
