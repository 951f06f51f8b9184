package bellwether.analyze.report;

import bellwether.analyze.series.StepSeries;
import bellwether.model.Micros;
import bellwether.query.runs.RunRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The time that a report page shows, in microseconds since 1970.
record ReportSpan(long start, long end) {
  private static final long LEAST = 1_000;

  /// From the first run, or the start of the window, until the last that is known.
  static ReportSpan of(ReportSubject subject, List<StepSeries> series) {
    var times = subject.scope().times();
    long first = subject.runs().isEmpty() ? Micros.of(subject.now()) : first(subject.runs());
    long start = times.since() == null ? first : Math.max(first, Micros.of(times.since()));
    long last = subject.isLive() ? Micros.of(subject.now()) : last(series, start);
    long end = times.until() == null ? last : Math.min(last, Micros.of(times.until()));
    return new ReportSpan(start, Math.max(end, start + LEAST));
  }

  private static long first(List<RunRow> runs) {
    return Micros.of(runs.stream().map(RunRow::startTime).min(Instant::compareTo).orElseThrow());
  }

  private static long last(List<StepSeries> all, long least) {
    return all.stream()
        .filter(series -> !series.isEmpty())
        .mapToLong(series -> series.time(series.size() - 1))
        .reduce(least, Math::max);
  }

  /// A time, counted from the start.
  long since(long micros) {
    return micros - start;
  }

  /// A time, counted from the start; null for null.
  @Nullable Long since(@Nullable Instant time) {
    return time == null ? null : (Long) (Micros.of(time) - start);
  }

  long length() {
    return end - start;
  }

  /// Whether something that lasted so long is seen in it.
  boolean shows(long from, long until) {
    return from <= end && until >= start;
  }
}
