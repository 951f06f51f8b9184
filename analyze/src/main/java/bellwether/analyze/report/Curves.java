package bellwether.analyze.report;

import bellwether.analyze.series.Efficiency;
import bellwether.analyze.series.Failures;
import bellwether.analyze.series.SeriesReader;
import bellwether.analyze.series.SeriesScope;
import bellwether.analyze.series.StepSeries;
import bellwether.analyze.series.Weighting;
import bellwether.model.JobState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The series of a report page.
///
/// @param cores busy ones, and those that were there
record Curves(
    Efficiency cores,
    StepSeries finished,
    StepSeries waiting,
    StepSeries running,
    Failures failures) {

  static Curves read(SeriesReader reader, SeriesScope scope) {
    return new Curves(
        reader.efficiency(scope, Weighting.CORES),
        reader.throughput(scope, JobState.JOB_FINISHED),
        reader.queueDepth(scope),
        reader.utilization(scope, Weighting.COUNT),
        reader.failures(scope));
  }

  List<StepSeries> all() {
    return List.copyOf(named().values());
  }

  Map<String, Object> tree(ReportSpan span) {
    var tree = new LinkedHashMap<String, Object>();
    named().forEach((name, series) -> tree.put(name, new Curve(series).tree(span)));
    return tree;
  }

  /// Tells which series do not show all their points.
  void tellThinned(List<String> notes) {
    named()
        .forEach((name, series) -> {
          if (new Curve(series).isThinned()) {
            notes.add(
                "Of the %,d points of “%s”, at most %,d are drawn: the least, the greatest and the last of each of %,d equal parts of the time."
                    .formatted(series.size(), name, Curve.MOST, Curve.MOST / 3));
          }
        });
  }

  /// How many jobs ended badly, by cause.
  Map<String, Object> failuresByCause() {
    var counts = new LinkedHashMap<String, Object>();
    failures
        .byCause()
        .forEach((cause, series) -> counts.put(cause, Math.round(series.value(series.size() - 1))));
    return counts;
  }

  private Map<String, StepSeries> named() {
    var named = new LinkedHashMap<String, StepSeries>();
    named.put("utilization", cores.utilization());
    named.put("available", cores.available());
    named.put("finished", finished);
    named.put("waiting", waiting);
    named.put("running", running);
    return named;
  }
}
