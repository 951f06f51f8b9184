package bellwether.analyze;

import bellwether.query.MeasuredException;
import bellwether.query.Tags;
import bellwether.query.measured.OperationQuery;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.table.MemoryTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What differs between jobs: their operations side by side, the largest change first.
///
/// @param feature what is compared, such as `duration`; microseconds where it is a time
/// @param jobs the ids (with the attempt, where several are compared), in the order in which the
///   values stand
/// @param whole the jobs as a whole
/// @param operations those that changed most first
public record JobComparison(String feature, List<String> jobs, Line whole, List<Line> operations) {

  /// Beyond it doubles are not exact.
  private static final double EXACT = 1L << 53;

  /// One operation in all the jobs.
  ///
  /// @param tags null: the whole job
  /// @param values one for each job; null: the job does not have the operation
  /// @param job the one that differs most from what is usual
  /// @param usual what the first job has, where two are compared or a base was named; else the
  ///   median of the other jobs
  /// @param value of the job that differs most
  public record Line(
      @Nullable Tags tags, List<@Nullable Double> values, String job, double usual, double value) {
    /// The value less what is usual.
    public double change() {
      return value - usual;
    }

    /// The value over what is usual: infinite where nothing is usual.
    public double ratio() {
      return usual == 0 && value == 0 ? 1 : value / usual;
    }
  }

  /// Compares operations.
  ///
  /// @param base the id of the job that the others are compared with; null: the median of the
  ///   others, or the first of two
  /// @throws MeasuredException when there are fewer than two jobs, or no such feature
  public static JobComparison of(
      OperationQuery operations, List<JobMeasurement> jobs, String feature, @Nullable String base) {
    if (jobs.size() < 2) {
      throw new MeasuredException(
          "Expected at least two jobs to compare, but found " + jobs.size());
    }
    var comparing = new Comparing(jobs, base(jobs, base));
    var byTags = new LinkedHashMap<Tags, @Nullable Double[]>();
    for (var sums : operations.sums()) {
      var values = byTags.computeIfAbsent(sums.tags(), _ -> new @Nullable Double[jobs.size()]);
      values[comparing.place(sums.measurement())] = Feature.of(sums, feature);
    }
    var lines =
        byTags.entrySet().stream()
            .map(entry -> comparing.line(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingDouble((Line line) -> -Math.abs(line.change())))
            .toList();
    var whole = jobs.stream().map(job -> Feature.of(job, feature)).toArray(Double[]::new);
    return new JobComparison(feature, names(jobs), comparing.line(null, whole), lines);
  }

  /// The ids; attempts of the same job are told apart.
  private static List<String> names(List<JobMeasurement> jobs) {
    var ids = jobs.stream().map(JobMeasurement::id).toList();
    return jobs.stream()
        .map(job ->
            Collections.frequency(ids, job.id()) == 1
                ? job.id()
                : job.id() + " attempt " + job.attempt())
        .toList();
  }

  private static int base(List<JobMeasurement> jobs, @Nullable String id) {
    if (id == null) {
      return jobs.size() == 2 ? 0 : -1;
    }
    var ids = names(jobs);
    int at = ids.indexOf(id);
    if (at < 0) {
      throw new MeasuredException(
          "Expected one of the jobs %s as the base, but found %s"
              .formatted(String.join(", ", ids), id));
    }
    return at;
  }

  /// @param base the place of the job that is compared with; negative: the median of the others
  private record Comparing(List<JobMeasurement> jobs, int base) {
    int place(long measurement) {
      for (int i = 0; i < jobs.size(); i++) {
        if (jobs.get(i).measurement() == measurement) {
          return i;
        }
      }
      throw new IllegalArgumentException("An operation of a job that is not compared");
    }

    Line line(@Nullable Tags tags, @Nullable Double[] values) {
      int most = -1;
      double largest = -1;
      for (int i = 0; i < values.length; i++) {
        double change = Math.abs(value(values[i]) - usual(values, i));
        if (i != base && change > largest) {
          most = i;
          largest = change;
        }
      }
      return new Line(
          tags,
          Arrays.asList(values),
          names(jobs).get(most),
          usual(values, most),
          value(values[most]));
    }

    private double usual(@Nullable Double[] values, int place) {
      if (base >= 0) {
        return value(values[base]);
      }
      var others = new ArrayList<Double>();
      for (int i = 0; i < values.length; i++) {
        if (i != place) {
          others.add(value(values[i]));
        }
      }
      others.sort(Comparator.naturalOrder());
      int middle = others.size() / 2;
      return others.size() % 2 == 1
          ? others.get(middle)
          : (others.get(middle - 1) + others.get(middle)) / 2;
    }

    private static double value(@Nullable Double value) {
      return value == null ? 0 : value;
    }
  }

  /// A row for the whole and each operation: `tags` (null: the whole job), `feature`, `job`,
  /// `usual`, `value`, `change`, `ratio` (null: nothing is usual) and `values`, by job.
  public MemoryTable table() {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    rows.add(row(whole));
    operations.forEach(line -> rows.add(row(line)));
    return MemoryTable.ofMaps(rows);
  }

  private Map<String, @Nullable Object> row(Line line) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("tags", line.tags == null ? null : line.tags.values());
    row.put("feature", feature);
    row.put("job", line.job);
    row.put("usual", number(line.usual));
    row.put("value", number(line.value));
    row.put("change", number(line.change()));
    row.put("ratio", Double.isFinite(line.ratio()) ? (Double) line.ratio() : null);
    var values = new LinkedHashMap<String, @Nullable Object>();
    for (int i = 0; i < jobs.size(); i++) {
      var value = line.values.get(i);
      values.put(jobs.get(i), value == null ? null : number(value));
    }
    row.put("values", values);
    return row;
  }

  /// Whole numbers, as nearly all are, stay such in data.
  private static Number number(double value) {
    return value == Math.rint(value) && Math.abs(value) < EXACT ? (Number) (long) value : value;
  }
}
