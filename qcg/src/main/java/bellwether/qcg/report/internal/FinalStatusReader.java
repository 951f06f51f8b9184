package bellwether.qcg.report.internal;

import bellwether.command.PythonTimes;
import bellwether.qcg.report.ServiceTotals;
import bellwether.qcg.report.Span;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what services wrote at their end, and sums it.
final class FinalStatusReader {
  private final ReadProblems findings;

  FinalStatusReader(ReadProblems findings) {
    this.findings = findings;
  }

  @Nullable ServiceTotals read(List<Path> files) {
    var statuses = new ArrayList<JsonNode>();
    for (var file : files) {
      try {
        statuses.add(JsonMapper.shared().readTree(file));
      } catch (JacksonException problem) {
        findings.warnings.add(
            "warning: failed to read final status log file %s: %s"
                .formatted(file, problem.getOriginalMessage()));
      }
    }
    return files.isEmpty() ? null : sum(statuses);
  }

  private static ServiceTotals sum(List<JsonNode> statuses) {
    return new ServiceTotals(
        Span.around(statuses.stream().flatMap(status -> life(status).stream())).orElse(null),
        sum(statuses, "Resources", "TotalNodes"),
        sum(statuses, "Resources", "TotalCores"),
        sum(statuses, "IterationStats", "TotalIterations"),
        sum(statuses, "IterationStats", "FailedIterations"));
  }

  private static int sum(List<JsonNode> statuses, String group, String name) {
    return statuses.stream().mapToInt(status -> status.path(group).path(name).asInt(0)).sum();
  }

  private static Optional<Span> life(JsonNode status) {
    var start = date(status, "Started");
    var finish = date(status, "Generated");
    return start.flatMap(from -> finish.map(to -> new Span(from, to)));
  }

  private static Optional<LocalDateTime> date(JsonNode status, String name) {
    return PythonTimes.date(status.path("System").path(name).asString(""));
  }
}
