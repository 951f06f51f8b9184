package bellwether.analyze.report;

import bellwether.analyze.series.SeriesScope;
import bellwether.query.runs.RunRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// What a report page is about.
///
/// @param title in words
/// @param scope whose series it shows
/// @param runs whose attempts it shows, by ascending number
/// @param now until when what is running counts
public record ReportSubject(String title, SeriesScope scope, List<RunRow> runs, Instant now) {
  public ReportSubject {
    runs = runs.stream().sorted(Comparator.comparing(RunRow::id)).toList();
  }

  /// The numbers of its runs.
  List<Long> ids() {
    return runs.stream().map(RunRow::id).toList();
  }

  /// Whether one of its runs goes on.
  boolean isLive() {
    return runs.stream().anyMatch(RunRow::isLive);
  }
}
