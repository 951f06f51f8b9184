package bellwether.store.internal;

import bellwether.store.Cancellation;
import bellwether.store.CatalogOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// A run without a live manager that is cancelled: in many short transactions, so that nobody who
/// writes the same catalog waits for long. Broken off, it is simply done again.
final class DeadRun {
  /// Time for other writers, which ask for the lock only now and then.
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final Session session;
  private final Problems problems;
  private final CatalogOptions options;
  private final long origin;

  DeadRun(Session session, Problems problems, CatalogOptions options, long origin) {
    this.session = session;
    this.problems = problems;
    this.options = options;
    this.origin = origin;
  }

  /// Marks it as ended, and refuses when a manager lives: also one that came meanwhile.
  ///
  /// @param counts how its members stand
  private long guarded(String counts, SqlFunction<Long> work) {
    return session.write(connection -> {
      var runs = new RunTable(connection, problems);
      runs.takeOver(origin, options.liveness(), options.clock().now(), counts);
      return work.apply(connection);
    });
  }

  /// Returns how many members were cancelled.
  long cancel(Cancellation wish) {
    var counts = session.read(connection -> MemberCounts.json(connection, origin));
    long run = guarded(counts, c -> new RunTable(c, problems).lastOn(origin).orElseThrow().id());
    long cancelled = 0;
    for (var target : new LinkedHashSet<>(wish.targets())) {
      if (!Canceller.isAll(target)) {
        cancelled +=
            guarded(
                counts,
                connection -> {
                  var canceller = new Canceller(connection, wish, run);
                  canceller.single(target.job(), target.ordinal());
                  return canceller.cancel(Stretch.ofMember(origin, target.job(), target.ordinal()));
                });
      }
    }
    for (var stretch : stretches(wish)) {
      long some = guarded(counts, c -> new Canceller(c, wish, run).cancel(stretch));
      if (some > 0) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
      cancelled += some;
    }
    keepCounts(run);
    return cancelled;
  }

  private List<Stretch> stretches(Cancellation wish) {
    return session.read(connection -> {
      if (wish.targets().isEmpty()) {
        return Stretch.ofRun(connection, origin);
      }
      var stretches = new ArrayList<Stretch>();
      for (var target : new LinkedHashSet<>(wish.targets())) {
        if (Canceller.isAll(target)) {
          stretches.addAll(Stretch.ofJob(connection, origin, target.job()));
        }
      }
      return stretches;
    });
  }

  /// Counting takes longer than a transaction should.
  private void keepCounts(long run) {
    var counts = session.read(connection -> MemberCounts.json(connection, origin));
    session.write(connection -> {
      MemberCounts.keep(connection, run, counts);
      return run;
    });
  }
}
