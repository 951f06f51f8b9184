package bellwether.query.measured.operations;

import bellwether.model.Micros;
import bellwether.query.Tags;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.measured.source.OperationSums;
import bellwether.query.table.Row;
import bellwether.store.archive.SaturatedSums;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// What operations cost their jobs.
///
/// @param metric `cpu_time` or `duration`, both in microseconds
/// @param percent of what the jobs have in all; 0 where they have nothing
/// @param operations by their tags and jobs
/// @param total what the jobs have in all
/// @param jobs in order of start
public record OperationCosts(
    String metric, double percent, List<OperationSums> operations, long total, List<JobCost> jobs) {
  /// What data movement is called where nothing else is asked for.
  public static final List<Tags> DATA_MOVEMENT =
      List.of("hsmput", "dmget", "untar", "mv", "dmput", "hsmget", "rm", "cp").stream()
          .map(op -> Tags.of("op", op))
          .toList();

  private static final int PLACES = 3;

  /// The share of one job.
  ///
  /// @param operations what its operations have
  /// @param total what it has in all
  /// @param percent whole
  public record JobCost(String job, String metric, long operations, long total, long percent)
      implements Row {
    @Override
    public Map<String, @Nullable Object> columns() {
      var columns = new LinkedHashMap<String, @Nullable Object>();
      columns.put("job", job);
      columns.put("jobid", job);
      columns.put("dm_" + metric, operations);
      columns.put("job_" + metric, total);
      columns.put("dm_" + metric + "%", percent);
      return columns;
    }
  }

  public static OperationCosts ofCpu(List<OperationSums> operations, List<JobMeasurement> jobs) {
    return new Reckoning(
            "cpu_time", sums -> Micros.nanos(sums.cpuTime()), job -> Micros.nanos(job.cpuTime()))
        .of(operations, jobs);
  }

  public static OperationCosts ofDuration(
      List<OperationSums> operations, List<JobMeasurement> jobs) {
    return new Reckoning(
            "duration", sums -> Micros.nanos(sums.duration()), job -> Micros.nanos(job.duration()))
        .of(operations, jobs);
  }

  /// How a metric is taken, in nanoseconds.
  private record Reckoning(
      String metric, ToLongFunction<OperationSums> part, ToLongFunction<JobMeasurement> whole) {
    OperationCosts of(List<OperationSums> operations, List<JobMeasurement> jobs) {
      var costs = jobs.stream().map(job -> cost(job, operations)).toList();
      long total = costs.stream().mapToLong(JobCost::total).reduce(0, SaturatedSums::plus);
      long sum = costs.stream().mapToLong(JobCost::operations).reduce(0, SaturatedSums::plus);
      return new OperationCosts(
          metric, percent(sum, total, PLACES).doubleValue(), operations, total, costs);
    }

    private JobCost cost(JobMeasurement job, List<OperationSums> operations) {
      long sum =
          operations.stream()
                  .filter(one -> one.measurement() == job.measurement())
                  .mapToLong(part)
                  .reduce(0, SaturatedSums::plus)
              / 1_000;
      long total = whole.applyAsLong(job) / 1_000;
      return new JobCost(job.id(), metric, sum, total, percent(sum, total, 0).longValue());
    }

    private static BigDecimal percent(long part, long whole, int places) {
      return whole == 0
          ? BigDecimal.ZERO
          : BigDecimal.valueOf(part)
              .movePointRight(2)
              .divide(BigDecimal.valueOf(whole), places, RoundingMode.HALF_EVEN);
    }
  }
}
