package bellwether.qcg.report;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What QCG-PilotJob services left in one working directory.
///
/// @param jobs by name, in the order of their reports
/// @param totals null when no service ended in an orderly way
/// @param realTimes the files of real times that were found
/// @param found what was found and read, one sentence each
/// @param warnings what could not be read, one sentence each
public record PilotRun(
    Map<String, PilotJob> jobs,
    @Nullable ServiceTotals totals,
    List<Path> realTimes,
    List<String> found,
    List<String> warnings) {

  public Collection<PilotJob> all() {
    return jobs.values();
  }

  public Optional<PilotJob> job(String name) {
    return Optional.ofNullable(jobs.get(name));
  }

  /// From the first to the last moment at which a measured process ran.
  public Optional<Span> realSpan() {
    return Span.around(all().stream().flatMap(job -> job.measured().stream()));
  }

  /// Whether there is anything to compute with real times.
  public boolean hasRealTimes() {
    return realSpan().filter(span -> span.length().isPositive()).isPresent();
  }

  public Optional<Span> serviceLife() {
    return Optional.ofNullable(totals == null ? null : totals.life());
  }

  /// How many cores all services had, as far as that is known.
  public int totalCores() {
    return totals == null ? 0 : totals.cores();
  }
}
