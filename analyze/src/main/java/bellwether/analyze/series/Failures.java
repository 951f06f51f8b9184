package bellwether.analyze.series;

import bellwether.query.TimeRange;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// How many jobs had failed, by the word of the cause.
public record Failures(SortedMap<String, StepSeries> byCause) {
  public Failures {
    byCause = Collections.unmodifiableSortedMap(new TreeMap<>(byCause));
  }

  /// Those in a time range, counted from its start. Causes without any there are left out.
  public Failures countedIn(TimeRange range) {
    return map(series -> series.countedIn(range));
  }

  /// Each series as a function makes it; empty ones are left out.
  public Failures map(UnaryOperator<StepSeries> change) {
    var changed = new TreeMap<String, StepSeries>();
    byCause.forEach((cause, series) -> changed.put(cause, change.apply(series)));
    changed.values().removeIf(StepSeries::isEmpty);
    return new Failures(changed);
  }
}
