package bellwether.analyze.compare;

import bellwether.analyze.statistics.Effect;
import bellwether.analyze.statistics.NumberTable;
import bellwether.analyze.statistics.StatisticsException;
import bellwether.analyze.statistics.Votes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// Jobs side by side: their operations aligned by tag, with what changed.
///
/// Each job is a table whose row labels are tags and whose columns are metrics. A tag or metric
/// that a job lacks is missing in its place, never 0.
public record Comparison(List<String> jobs, List<Line> lines) {
  public Comparison {
    jobs = List.copyOf(jobs);
    lines = List.copyOf(lines);
  }

  /// One metric of one operation over all jobs.
  ///
  /// `absolute` and `relative` are the changes from the first job; `furthest` is the job that lies
  /// furthest from the median of the others, and `distance` how far, relative to that median.
  public record Line(
      String tag,
      String metric,
      List<Double> values,
      List<Double> absolute,
      List<Double> relative,
      String furthest,
      double distance) {}

  /// Aligns the operations of at least two jobs; the first is the one to compare with.
  public static Comparison of(SequencedMap<String, NumberTable> jobs) {
    StatisticsException.require(
        jobs.size() > 1, "A comparison needs at least two jobs, there is " + jobs.keySet() + ".");
    List<String> names = List.copyOf(jobs.keySet());
    var lines = new ArrayList<Line>();
    for (String tag : tags(jobs)) {
      for (String metric : metrics(jobs)) {
        lines.add(line(tag, metric, names, values(jobs, tag, metric)));
      }
    }
    return new Comparison(names, lines);
  }

  private static SequencedSet<String> tags(SequencedMap<String, NumberTable> jobs) {
    var tags = new LinkedHashSet<String>();
    jobs.values().forEach(job -> tags.addAll(job.labels()));
    return tags;
  }

  private static SequencedSet<String> metrics(SequencedMap<String, NumberTable> jobs) {
    var metrics = new LinkedHashSet<String>();
    jobs.values().forEach(job -> metrics.addAll(job.columns()));
    return metrics;
  }

  private static double[] values(
      SequencedMap<String, NumberTable> jobs, String tag, String metric) {
    return jobs.values().stream().mapToDouble(job -> cell(job, tag, metric)).toArray();
  }

  private static double cell(NumberTable job, String tag, String metric) {
    int row = job.labels().indexOf(tag);
    return row < 0 || !job.has(metric) ? Double.NaN : job.value(row, metric);
  }

  private static Line line(String tag, String metric, List<String> names, double[] values) {
    List<Double> absolute = Arrays.stream(values).map(v -> v - values[0]).boxed().toList();
    List<Double> relative =
        absolute.stream().map(a -> Effect.share(a, Math.abs(values[0]))).toList();
    int furthest = 0;
    double distance = 0;
    for (int i = 0; i < values.length; i++) {
      double found = distance(values, i);
      if (Math.abs(found) > Math.abs(distance)) {
        furthest = i;
        distance = found;
      }
    }
    List<Double> boxed = Arrays.stream(values).boxed().toList();
    return new Line(tag, metric, boxed, absolute, relative, names.get(furthest), distance);
  }

  /// How far a job lies from the other jobs, relative to their median.
  private static double distance(double[] values, int job) {
    double[] others = new double[values.length - 1];
    System.arraycopy(values, 0, others, 0, job);
    System.arraycopy(values, job + 1, others, job, values.length - 1 - job);
    if (Double.isNaN(values[job]) || Votes.present(others).length == 0) {
      return 0;
    }
    return Effect.of(values[job], others).relative();
  }

  /// The lines in which some job lies relatively further from the others than this, largest first.
  public List<Line> changed(double least) {
    return lines.stream()
        .filter(line -> Math.abs(line.distance()) > least)
        .sorted(Comparator.comparingDouble((Line l) -> Math.abs(l.distance())).reversed())
        .toList();
  }

  /// The tags in which a job is the furthest by more than this share, largest first.
  public SequencedMap<String, Double> operationsOf(String job, double least) {
    var tags = new LinkedHashMap<String, Double>();
    changed(least).stream()
        .filter(line -> line.furthest().equals(job))
        .forEach(line -> tags.putIfAbsent(line.tag(), line.distance()));
    return tags;
  }
}
