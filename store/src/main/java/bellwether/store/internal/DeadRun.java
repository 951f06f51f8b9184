package bellwether.store.internal;

import bellwether.store.Cancellation;
import bellwether.store.CatalogOptions;
import bellwether.store.StateWish;
import bellwether.store.dialect.Dialects;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// A run without a live manager whose jobs are cancelled, reset or set: in many short transactions,
/// so that nobody who writes the same catalog waits for long. Broken off, it is simply done again.
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

  /// Marks it as ended, and refuses when a manager lives: also one that came meanwhile. Until the
  /// members are counted at the end, whoever asks for their counts makes them.
  private long guarded(SqlFunction<Long> work) {
    return session.write(connection -> {
      var runs = new RunTable(connection, problems);
      runs.takeOver(origin, options.liveness(), options.clock().now(), null);
      return work.apply(connection);
    });
  }

  /// Returns how many members were cancelled.
  long cancel(Cancellation wish) {
    session.read(DeadRun::widen);
    long run = guarded(c -> new RunTable(c, problems).lastOn(origin).orElseThrow().id());
    long cancelled = 0;
    for (var target : new LinkedHashSet<>(wish.targets())) {
      if (!Canceller.isAll(target)) {
        cancelled += guarded(c -> cancelOne(new Canceller(c, wish, run), target));
      }
    }
    for (var range : ranges(wish)) {
      long changed = guarded(c -> new Canceller(c, wish, run).cancel(range));
      if (changed > 0) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
      cancelled += changed;
    }
    keepCounts(run);
    return cancelled;
  }

  /// Opens again what ended otherwise than well; returns how many members that were.
  long reset(Instant time) {
    var all = session.read(c -> MemberRange.ofRun(c, origin));
    return move(all, Mover::move, Move.reset(time));
  }

  /// Sets a job, or one of its members; returns how many were not in that state.
  long setState(StateWish wish) {
    var target = wish.target();
    var whole = session.read(c -> MemberRange.ofJob(c, origin, target.job()));
    if (whole.isEmpty() || Canceller.isAll(target)) {
      return move(whole, Mover::move, Move.of(wish));
    }
    return move(
        List.of(MemberRange.ofMember(origin, target.job(), target.ordinal())),
        (mover, range) -> mover.moveOne(target.job(), target.ordinal(), range),
        Move.of(wish));
  }

  /// What a mover does with a range, in a transaction.
  private interface Step {
    long take(Mover mover, MemberRange range) throws SQLException;
  }

  private long move(List<MemberRange> ranges, Step step, Move move) {
    session.read(DeadRun::widen);
    long run = guarded(c -> new RunTable(c, problems).lastOn(origin).orElseThrow().id());
    long moved = 0;
    for (var range : ranges) {
      long changed = guarded(c -> step.take(new Mover(c, run, move), range));
      if (changed > 0) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
      moved += changed;
    }
    keepCounts(run);
    return moved;
  }

  /// Lets all pages of a transaction stay in memory until its end, so that each is written once.
  private static int widen(Connection connection) throws SQLException {
    return Sql.update(connection, Dialects.of(connection).memoryForChanges());
  }

  private long cancelOne(Canceller canceller, Cancellation.Target target) throws SQLException {
    if (!canceller.knows(origin, target.job())) {
      return 0;
    }
    canceller.single(target.job(), target.ordinal());
    return canceller.cancel(MemberRange.ofMember(origin, target.job(), target.ordinal()));
  }

  private List<MemberRange> ranges(Cancellation wish) {
    return session.read(connection -> {
      if (wish.targets().isEmpty()) {
        return MemberRange.ofRun(connection, origin);
      }
      var ranges = new ArrayList<MemberRange>();
      for (var target : new LinkedHashSet<>(wish.targets())) {
        if (Canceller.isAll(target)) {
          ranges.addAll(MemberRange.ofJob(connection, origin, target.job()));
        }
      }
      return ranges;
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
