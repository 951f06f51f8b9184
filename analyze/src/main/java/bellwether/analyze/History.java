package bellwether.analyze;

import bellwether.analyze.compare.ChangePoint;
import bellwether.query.MeasuredException;
import bellwether.query.Tags;
import bellwether.query.measured.OperationQuery;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.table.IsoTimes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A feature of jobs, or of one of their operations, from job to job.
///
/// @param tags of the operation; null: of whole jobs
/// @param jobs in their order; those without the operation are left out
/// @param values one for each
public record History(
    String feature, @Nullable Tags tags, List<JobMeasurement> jobs, List<Double> values) {
  /// Copies the lists.
  public History {
    jobs = List.copyOf(jobs);
    values = List.copyOf(values);
  }

  /// A place where the level changed for good.
  ///
  /// @param job the first of the new level
  public record Change(JobMeasurement job, ChangePoint point) {
    /// Whether there is more of it than before: jobs got worse.
    public boolean isRegression() {
      return point.absolute() > 0;
    }
  }

  /// Of whole jobs.
  ///
  /// @throws MeasuredException when there is no such feature
  public static History of(List<JobMeasurement> jobs, String feature) {
    var values = jobs.stream().map(job -> Feature.of(job, feature)).toList();
    return new History(feature, null, jobs, values);
  }

  /// Of each operation that was asked for, in this order.
  ///
  /// @throws MeasuredException when there is no such feature
  public static List<History> of(
      OperationQuery operations, List<JobMeasurement> jobs, String feature) {
    var byTags = new LinkedHashMap<Tags, Map<Long, Double>>();
    operations
        .sums()
        .forEach(sums ->
            byTags
                .computeIfAbsent(sums.tags(), _ -> new HashMap<>())
                .put(sums.measurement(), Feature.of(sums, feature)));
    var histories = new ArrayList<History>();
    byTags.forEach((tags, values) -> {
      var with = jobs.stream().filter(job -> values.containsKey(job.measurement())).toList();
      histories.add(
          new History(
              feature,
              tags,
              with,
              with.stream().map(job -> values.getOrDefault(job.measurement(), 0.0)).toList()));
    });
    return histories;
  }

  /// The most significant change, if any is significant.
  public List<Change> strongest() {
    return ChangePoint.strongest(array()).stream().map(this::change).toList();
  }

  /// All significant changes, in order.
  public List<Change> all() {
    return ChangePoint.all(array()).stream().map(this::change).toList();
  }

  private double[] array() {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private Change change(ChangePoint point) {
    return new Change(jobs.get(point.first()), point);
  }

  /// A row for a change, or for none: `feature`, `tags` (null: whole jobs), `jobs` (how many),
  /// `changed`, and, where it changed, `job`, `jobid`, `start`, `before`, `after`, `change`,
  /// `ratio`, `statistic`.
  public Map<String, @Nullable Object> row(@Nullable Change change) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("feature", feature);
    row.put("tags", tags == null ? null : tags.values());
    row.put("jobs", (long) jobs.size());
    row.put("changed", change != null);
    row.put("regression", change != null && change.isRegression());
    row.put("job", change == null ? null : change.job.id());
    row.put("jobid", change == null ? null : change.job.id());
    row.put("start", change == null ? null : IsoTimes.text(change.job.start()));
    row.put("before", change == null ? null : (Double) change.point.before());
    row.put("after", change == null ? null : (Double) change.point.after());
    row.put("change", change == null ? null : (Double) change.point.absolute());
    row.put("ratio", change == null ? null : ratio(change.point));
    row.put("statistic", change == null ? null : finite(change.point.statistic()));
    return row;
  }

  private static @Nullable Double ratio(ChangePoint point) {
    return point.before() == 0 ? null : (Double) (point.after() / point.before());
  }

  /// Levels without any noise have an infinite statistic, which data has no word for.
  private static @Nullable Double finite(double value) {
    return Double.isFinite(value) ? (Double) value : null;
  }
}
