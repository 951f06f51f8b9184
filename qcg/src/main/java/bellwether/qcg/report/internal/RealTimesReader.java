package bellwether.qcg.report.internal;

import bellwether.command.PythonTimes;
import bellwether.qcg.report.PilotJob;
import bellwether.qcg.report.Span;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads one file of real times: `{"node": …, "rt": {NAME: {"s": DATE, "f": DATE}}}`.
final class RealTimesReader {
  private final Path file;
  private final Map<String, PilotJob> jobs;
  private final ReadProblems findings;

  RealTimesReader(Path file, Map<String, PilotJob> jobs, ReadProblems findings) {
    this.file = file;
    this.jobs = jobs;
    this.findings = findings;
  }

  void read() {
    findings.found.add("reading real time log file %s ...".formatted(file));
    try {
      var times = JsonMapper.shared().readTree(file).path("rt");
      if (times.isObject()) {
        times.properties().forEach(entry -> read(entry.getKey(), entry.getValue()));
      } else {
        warn("wrong format - missing \"rt\" element");
      }
    } catch (JacksonException problem) {
      warn(problem.getOriginalMessage());
    }
  }

  private void warn(String why) {
    findings.warnings.add("warning: can not read real time log file %s: %s".formatted(file, why));
  }

  private void read(String name, JsonNode times) {
    var start = date(times.path("s"));
    var finish = date(times.path("f"));
    if (start.isEmpty() || finish.isEmpty()) {
      findings.found.add(
          "warning: missing required elements for job %s in rt log file %s".formatted(name, file));
      return;
    }
    var job = jobs.get(name);
    var known = job == null ? unreported(name) : job;
    jobs.put(name, known.with(new Span(start.get(), finish.get())));
  }

  private static PilotJob unreported(String name) {
    return new PilotJob(name, null, List.of(), Map.of(), null, null, null);
  }

  private static Optional<LocalDateTime> date(JsonNode value) {
    return value.isString() ? PythonTimes.date(value.stringValue()) : Optional.empty();
  }
}
