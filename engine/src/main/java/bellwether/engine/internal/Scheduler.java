package bellwether.engine.internal;

import java.util.Collections;
import java.util.PriorityQueue;

/// Gives free cores to ready members: in order of priority and submission, the first that fits.
final class Scheduler {
  private final NodePool pool;
  private final ReadyQueue ready;
  private final Attempts attempts;
  private final boolean reserve;

  Scheduler(NodePool pool, ReadyQueue ready, Attempts attempts, boolean reserve) {
    this.pool = pool;
    this.ready = ready;
    this.attempts = attempts;
    this.reserve = reserve;
  }

  /// Starts all that can start now.
  void pass() {
    if (pool.freeCores() == 0) {
      return;
    }
    if (reserve) {
      serveOldest();
    }
    var candidates = new PriorityQueue<>(ready.lines(pool.freeCores(), this::mayFit));
    while (!candidates.isEmpty() && pool.freeCores() > 0) {
      var line = candidates.remove();
      if (!mayFit(line)) {
        candidates.removeIf(other -> !mayFit(other));
      } else if ((!line.hasTurn() || start(line)) && line.settle()) {
        candidates.add(line);
      }
    }
    pool.holdNothing();
  }

  /// Serves the line that waits longest as long as it fits, then holds back what it needs.
  private void serveOldest() {
    var lines = ready.lines(Integer.MAX_VALUE, _ -> true);
    while (!lines.isEmpty()) {
      var oldest = Collections.min(lines);
      if (!start(oldest)) {
        pool.hold(oldest.need);
        return;
      }
      lines.removeIf(line -> !line.settle());
    }
  }

  /// A line that did not fit when it was last refused has no better chance until a node that can
  /// take its need got something back.
  private boolean mayFit(WaitingLine line) {
    return line.refusedAt < 0 || pool.freedFor(line.need, line.refusedAt);
  }

  private boolean start(WaitingLine line) {
    var lease = pool.take(line.need);
    if (lease == null) {
      line.refusedAt = pool.holdsAny() ? -1 : pool.releases();
      return false;
    }
    var group = line.head();
    int ordinal = group.head();
    group.take();
    attempts.launch(group, ordinal, lease);
    return true;
  }
}
