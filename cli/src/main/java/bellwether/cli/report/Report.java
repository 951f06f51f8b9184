package bellwether.cli.report;

import bellwether.analyze.charts.StepChart;
import bellwether.analyze.series.Failures;
import bellwether.analyze.series.SeriesReader;
import bellwether.analyze.series.SeriesScope;
import bellwether.analyze.series.StepSeries;
import bellwether.analyze.series.Weighting;
import bellwether.model.JobState;
import java.util.List;

/// The answer to a question for a time series: one line, or one for each cause.
record Report(SeriesName name, Weighting weighting, List<StepChart.Line> lines) {

  /// Reads it from the catalog.
  static Report read(SeriesReader reader, SeriesScope scope, SeriesName name, Weighting weighting) {
    return switch (name) {
      case THROUGHPUT -> of(name, weighting, reader.throughput(scope, JobState.JOB_FINISHED));
      case UTILIZATION -> of(name, weighting, reader.utilization(scope, weighting));
      case AVAILABLE -> of(name, weighting, reader.available(scope, weighting));
      case EFFICIENCY -> of(name, weighting, reader.efficiency(scope, weighting).series());
      case QUEUE_DEPTH -> of(name, weighting, reader.queueDepth(scope));
      case FAILURES -> new Report(name, weighting, lines(reader.failures(scope)));
    };
  }

  private static Report of(SeriesName name, Weighting weighting, StepSeries series) {
    return new Report(name, weighting, List.of(new StepChart.Line(name.word(), series)));
  }

  private static List<StepChart.Line> lines(Failures failures) {
    return failures.byCause().entrySet().stream()
        .map(cause -> new StepChart.Line(cause.getKey(), cause.getValue()))
        .toList();
  }

  /// The same at so many points.
  Report resample(int points) {
    return new Report(
        name,
        weighting,
        lines.stream()
            .map(line -> new StepChart.Line(line.name(), line.series().resample(points)))
            .toList());
  }

  /// The time of the last point; `least` when there is none after it.
  long end(long least) {
    return lines.stream()
        .map(StepChart.Line::series)
        .filter(series -> !series.isEmpty())
        .mapToLong(series -> series.time(series.size() - 1))
        .reduce(least, Math::max);
  }

  String unit() {
    return name.unit(weighting);
  }
}
