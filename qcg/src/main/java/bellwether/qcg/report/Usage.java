package bellwether.qcg.report;

import java.util.List;
import java.util.Optional;

/// How well the cores were used that had a job, in percent of a span of time.
///
/// @param span the whole time
/// @param cores those that had a job
/// @param available how many cores there were; 0 when unknown
public record Usage(Span span, List<CoreUse> cores, int available) {

  /// The mean of the cores that had a job; 0 without any.
  public double average() {
    return average(cores.size());
  }

  /// The mean of all cores that there were.
  public double averageOfAll() {
    return average(available);
  }

  /// How many cores never had a job.
  public int neverUsed() {
    return available == 0 ? 0 : available - cores.size();
  }

  private double average(int count) {
    return count == 0 ? 0 : cores.stream().mapToDouble(CoreUse::share).sum() / count;
  }

  /// The share of the time in which jobs really ran on the cores: all waits count, from the begin
  /// of `span` to its end or, where `untilLastJob`, to the end of the core's last job.
  public static Usage running(PilotRun run, Span span, boolean untilLastJob) {
    var cores =
        Schedule.measured(run).cores().stream()
            .map(core -> CoreUse.of(core, waits(core, span, untilLastJob), span.seconds()))
            .toList();
    return new Usage(span, cores, run.totalCores());
  }

  private static double waits(Schedule.Core core, Span span, boolean untilLastJob) {
    double between = 0;
    var turns = core.turns();
    for (int i = 1; i < turns.size(); i++) {
      between += Span.seconds(turns.get(i - 1).span().finish(), turns.get(i).span().start());
    }
    double before = Span.seconds(span.start(), turns.getFirst().span().start());
    double after = Span.seconds(turns.getLast().span().finish(), span.finish());
    return before + between + (untilLastJob ? 0 : after);
  }

  /// The share of the time that was not lost between jobs by starting and ending them: a core waits
  /// without loss for the other cores of its next job, and after its last job.
  ///
  /// Real times count if there are any, else those that the service saw; empty without either.
  public static Optional<Usage> efficiency(PilotRun run) {
    var schedule = run.hasRealTimes() ? Schedule.measured(run) : Schedule.seen(run);
    var span = run.hasRealTimes() ? run.realSpan() : schedule.span();
    return span.map(whole ->
        new Usage(
            whole,
            schedule.cores().stream()
                .map(core -> CoreUse.of(core, losses(schedule, core, whole), whole.seconds()))
                .toList(),
            run.totalCores()));
  }

  private static double losses(Schedule schedule, Schedule.Core core, Span whole) {
    double unused = 0;
    var free = whole.start();
    for (var turn : core.turns()) {
      unused += Span.seconds(schedule.freed(turn).orElse(free), turn.span().start());
      free = turn.span().finish();
    }
    return unused;
  }

  /// The figures of one core; of one that had no job, those of a core that lost nothing.
  public CoreUse of(String node, String core) {
    return cores.stream()
        .filter(use -> use.node().equals(node) && use.core().equals(core))
        .findFirst()
        .orElseGet(() -> new CoreUse(node, core, 0, CoreUse.percent(0, span.seconds())));
  }
}
