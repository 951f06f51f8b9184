package bellwether.qcg.report;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// What starting and ending jobs cost: how much later than the service said their processes began,
/// and how much later than they ended it took note. In seconds, over the jobs that were measured.
public record LaunchOverheads(List<OfJob> jobs) {

  /// What one job cost.
  ///
  /// @param start from EXECUTING to the real start
  /// @param finish from the real finish to the end that the service saw
  /// @param real how long it really ran
  /// @param seen how long it ran as the service saw it
  public record OfJob(String name, double start, double finish, double real, double seen) {

    public double total() {
      return start + finish;
    }
  }

  public static LaunchOverheads of(PilotRun run) {
    return new LaunchOverheads(
        run.all().stream()
            .filter(job -> job.measured().isPresent() && job.seen().isPresent())
            .map(job -> of(job, job.measured().orElseThrow(), job.seen().orElseThrow()))
            .toList());
  }

  private static OfJob of(PilotJob job, Span real, Span seen) {
    return new OfJob(
        job.name(),
        Span.seconds(seen.start(), real.start()),
        Span.seconds(real.finish(), seen.finish()),
        real.seconds(),
        seen.seconds());
  }

  public double total(ToDoubleFunction<OfJob> figure) {
    return jobs.stream().mapToDouble(figure).sum();
  }

  /// 0 without jobs.
  public double average(ToDoubleFunction<OfJob> figure) {
    return jobs.stream().mapToDouble(figure).average().orElse(0);
  }

  /// The mean over jobs of their overhead in percent of their own real run time. Jobs without any
  /// run time have no such figure.
  public double percent() {
    return jobs.stream()
        .filter(job -> job.real() > 0)
        .mapToDouble(job -> 100 * job.total() / job.real())
        .average()
        .orElse(0);
  }
}
