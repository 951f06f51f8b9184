package bellwether.analyze.report;

import bellwether.query.attempts.AttemptSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What attempts cost that did not count: those that ended otherwise than well, and those after
/// which their member was run again. Takes attempts job by job and member by member.
final class Retries {
  private static final double SECOND = 1e9;

  private final Map<String, Cost> byJob = new LinkedHashMap<>();
  private @Nullable AttemptSpan last;

  /// Of one job.
  private static final class Cost {
    private long attempts;
    private long again;
    private long lost;
    private double wall;
    private double coreTime;
    private double cpu;
  }

  void add(AttemptSpan span) {
    boolean again = isSameMember(last, span);
    settle(again);
    var cost = byJob.computeIfAbsent(span.jobName(), _ -> new Cost());
    cost.attempts++;
    cost.again += again ? 1 : 0;
    last = span;
  }

  private static boolean isSameMember(@Nullable AttemptSpan one, AttemptSpan other) {
    return one != null && one.job() == other.job() && one.ordinal() == other.ordinal();
  }

  private void settle(boolean isRepeated) {
    var span = last;
    if (span == null || span.start() == null || span.end() == null) {
      return;
    }
    if (isRepeated || Outcome.of(span) != Outcome.FINISHED) {
      lose(span, Duration.between(span.start(), span.end()));
    }
  }

  private void lose(AttemptSpan span, Duration time) {
    var cost = byJob.computeIfAbsent(span.jobName(), _ -> new Cost());
    double seconds = Math.max(0, time.toNanos() / SECOND);
    cost.lost++;
    cost.wall += seconds;
    cost.coreTime += seconds * Math.max(1, span.cores());
    cost.cpu += span.cpuTime() == null ? 0 : span.cpuTime().toNanos() / SECOND;
  }

  /// One row for each job that lost an attempt or was run again, the dearest first.
  List<List<Object>> rows() {
    settle(false);
    last = null;
    var rows = new ArrayList<List<Object>>();
    byJob.entrySet().stream()
        .filter(job -> job.getValue().lost + job.getValue().again > 0)
        .sorted((a, b) -> Double.compare(b.getValue().coreTime, a.getValue().coreTime))
        .forEach(job -> rows.add(row(job.getKey(), job.getValue())));
    return rows;
  }

  private static List<Object> row(String job, Cost cost) {
    return List.of(job, cost.attempts, cost.again, cost.lost, cost.wall, cost.coreTime, cost.cpu);
  }
}
