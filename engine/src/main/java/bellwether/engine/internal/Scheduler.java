package bellwether.engine.internal;

import bellwether.model.Placement;
import org.jspecify.annotations.Nullable;

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
    pool.holdNothing();
    if (reserve) {
      serveOldest();
    }
    var candidates = ready.candidates(pool.freeCores());
    while (!candidates.isEmpty() && pool.freeCores() > 0) {
      var line = candidates.remove();
      if (start(line) && line.settle()) {
        candidates.add(line);
      }
    }
    pool.holdNothing();
  }

  /// Serves the line that waits longest as long as it fits, then holds back what it needs.
  private void serveOldest() {
    for (var oldest = ready.oldest(); oldest != null; oldest = ready.oldest()) {
      if (!start(oldest)) {
        pool.hold(oldest.need);
        return;
      }
    }
  }

  private boolean start(Line line) {
    @Nullable Placement placement = pool.take(line.need);
    if (placement == null) {
      return false;
    }
    var group = line.head();
    int ordinal = group.head();
    group.take();
    attempts.launch(group.job, ordinal, placement);
    return true;
  }
}
