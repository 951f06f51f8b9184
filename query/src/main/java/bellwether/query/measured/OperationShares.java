package bellwether.query.measured;

import bellwether.model.Micros;
import bellwether.query.Tags;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.measured.operations.DurationMethod;
import bellwether.query.measured.source.OperationSums;
import bellwether.query.table.IsoTimes;
import bellwether.store.archive.SaturatedSums;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Operations beside the whole jobs that they are part of.
public final class OperationShares {
  private final List<JobMeasurement> jobs;

  private OperationShares(List<JobMeasurement> jobs) {
    this.jobs = jobs;
  }

  /// Operations in some jobs.
  public static OperationShares in(List<JobMeasurement> jobs) {
    return new OperationShares(List.copyOf(jobs));
  }

  /// Rows of operations in each job: in the order of the jobs, then by start. They have what
  /// [OperationSums] has, and `op_duration_method`, `start`, `finish`, `start_us`, `end_us`;
  /// `wall_time`, while at least one process ran (microseconds); `wall_share` and `cpu_share`, the
  /// parts of the job's duration and CPU time.
  public List<Map<String, @Nullable Object>> rows(OperationQuery operations) {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    var byJob = byJob(operations.sums());
    var walls = walls(operations, false);
    for (var job : jobs) {
      var whole = new Whole(Micros.nanos(job.duration()), Micros.nanos(job.cpuTime()));
      byJob.getOrDefault(job.measurement(), List.of()).stream()
          .sorted(Comparator.comparing(OperationSums::start))
          .forEach(
              sums -> rows.add(row(sums, operations.method(), walls.get(Key.of(sums)), whole)));
    }
    return rows;
  }

  /// The same over all the jobs, by start.
  public List<Map<String, @Nullable Object>> rowsByTag(OperationQuery operations) {
    var walls = walls(operations, true);
    var whole =
        new Whole(
            jobs.stream()
                .mapToLong(job -> Micros.nanos(job.duration()))
                .reduce(0, SaturatedSums::plus),
            jobs.stream()
                .mapToLong(job -> Micros.nanos(job.cpuTime()))
                .reduce(0, SaturatedSums::plus));
    return operations.sumsByTag().stream()
        .sorted(Comparator.comparing(OperationSums::start))
        .map(sums -> row(sums, operations.method(), walls.get(Key.of(sums)), whole))
        .toList();
  }

  /// What the parts are parts of, in nanoseconds.
  private record Whole(long duration, long cpu) {}

  private record Key(long measurement, Tags tags) {
    static Key of(OperationSums sums) {
      return new Key(sums.measurement(), sums.tags());
    }
  }

  private static Map<Long, List<OperationSums>> byJob(List<OperationSums> all) {
    var byJob = new HashMap<Long, List<OperationSums>>();
    all.forEach(
        sums -> byJob.computeIfAbsent(sums.measurement(), _ -> new ArrayList<>()).add(sums));
    return byJob;
  }

  private static Map<Key, Long> walls(OperationQuery operations, boolean together) {
    var united = operations.method(DurationMethod.SUM_MINUS_OVERLAP);
    var walls = new HashMap<Key, Long>();
    (together ? united.sumsByTag() : united.sums())
        .forEach(sums -> walls.put(Key.of(sums), Micros.of(sums.duration())));
    return walls;
  }

  private static Map<String, @Nullable Object> row(
      OperationSums sums, DurationMethod method, @Nullable Long wall, Whole whole) {
    var row = new LinkedHashMap<String, @Nullable Object>(sums.columns());
    row.put("op_duration_method", method.word());
    row.put("start", IsoTimes.text(sums.start()));
    row.put("finish", IsoTimes.text(sums.end()));
    row.put("start_us", Micros.of(sums.start()));
    row.put("end_us", Micros.of(sums.end()));
    // Where the archive has only kept the sums, nobody knows any more.
    var known = wall != null && wall == 0 && !sums.duration().isZero() ? null : wall;
    row.put("wall_time", known);
    row.put("wall_share", known == null ? null : share(known * 1_000, whole.duration));
    row.put("cpu_share", share(Micros.nanos(sums.cpuTime()), whole.cpu));
    return row;
  }

  private static @Nullable Double share(long part, long whole) {
    return whole == 0 ? null : (Double) ((double) part / whole);
  }
}
