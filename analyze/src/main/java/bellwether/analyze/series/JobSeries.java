package bellwether.analyze.series;

import bellwether.model.JobState;
import java.util.TreeMap;

/// Computes time series from transitions. Each needs the whole history of its jobs, and is cut to a
/// window afterwards; of a history that begins in the middle, it tells what is in it.
public final class JobSeries {
  /// The key of failures without a cause.
  public static final String UNKNOWN = "unknown";

  private JobSeries() {}

  /// How often a state had been reached: a member that reached it twice counts twice.
  public static StepSeries throughput(TransitionCursor at, JobState to) {
    return throughput(at, to, false);
  }

  /// How many members had reached a state.
  public static StepSeries distinctThroughput(TransitionCursor at, JobState to) {
    return throughput(at, to, true);
  }

  private static StepSeries throughput(TransitionCursor at, JobState to, boolean distinct) {
    var members = new Members();
    var changes = new Changes();
    while (at.next()) {
      members.select(at);
      if (at.to() == to && !(distinct && members.amount() > 0)) {
        changes.add(at.time(), members.count());
        members.set(1, at);
      }
    }
    return changes.series(1);
  }

  /// The sum of what the attempts take up that are running: nodes, cores or attempts, by what the
  /// transitions say. Never negative; the last value is what is still running.
  public static StepSeries utilization(TransitionCursor at) {
    var members = new Members();
    var changes = new Changes();
    while (at.next()) {
      members.select(at);
      if (members.amount() != 0) {
        changes.add(members.end(at.time()), -members.amount() * members.count());
      }
      long amount = at.to() == JobState.RUNNING ? at.amount() : 0;
      members.set(amount, at);
      if (amount != 0) {
        changes.add(at.time(), amount * members.count());
      }
    }
    members.endOver(changes);
    return changes.series(FixedPoint.ONE);
  }

  /// How many members waited: for other jobs, for cores, or for another attempt.
  public static StepSeries queueDepth(TransitionCursor at) {
    var members = new Members();
    var changes = new Changes();
    while (at.next()) {
      members.select(at);
      long waits = at.to().isWaiting() ? 1 : 0;
      if (members.amount() != waits) {
        changes.add(at.time(), (waits - members.amount()) * members.count());
        members.set(waits, at);
      }
    }
    return changes.series(1);
  }

  /// How many members had failed, been cancelled or been given up for another job, by the word of
  /// the cause; one that did so twice counts twice.
  public static Failures failures(TransitionCursor at) {
    var members = new Members();
    var causes = new TreeMap<String, Changes>();
    while (at.next()) {
      members.select(at);
      if (at.to().isEnd() && at.to() != JobState.JOB_FINISHED) {
        var cause = at.cause();
        causes
            .computeIfAbsent(cause == null ? UNKNOWN : cause.word(), _ -> new Changes())
            .add(at.time(), members.count());
      }
    }
    var series = new TreeMap<String, StepSeries>();
    causes.forEach((cause, changes) -> series.put(cause, changes.series(1)));
    return new Failures(series);
  }
}
