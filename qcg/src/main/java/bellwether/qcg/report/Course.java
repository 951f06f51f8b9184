package bellwether.qcg.report;

import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How the jobs of a run went on as a whole. Every figure is missing when no job has it.
///
/// @param runTimes in seconds, of the jobs that ran for any time
public record Course(
    Optional<LocalDateTime> firstQueued,
    Optional<LocalDateTime> lastQueued,
    Optional<LocalDateTime> firstStart,
    Optional<LocalDateTime> lastFinish,
    Optional<Series> runTimes) {

  public static Course of(PilotRun run) {
    var queued = run.all().stream().flatMap(job -> job.at("QUEUED").stream()).sorted().toList();
    var seen = Span.around(run.all().stream().flatMap(job -> job.seen().stream()));
    return new Course(
        queued.stream().min(Comparator.naturalOrder()),
        queued.stream().max(Comparator.naturalOrder()),
        seen.map(Span::start),
        seen.map(Span::finish),
        runTimes(run));
  }

  private static Optional<Series> runTimes(PilotRun run) {
    List<Double> seconds =
        run.all().stream()
            .flatMap(job -> job.runTime().stream())
            .filter(time -> !time.isZero())
            .map(Span::seconds)
            .toList();
    return seconds.isEmpty() ? Optional.empty() : Optional.of(new Series(seconds));
  }
}
