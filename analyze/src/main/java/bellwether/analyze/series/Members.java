package bellwether.analyze.series;

import java.util.Arrays;

/// What each member of each job holds. The members of an array that had no transition of their own
/// share what the array holds. Not thread-safe.
final class Members {
  private final LongIndex jobs = new LongIndex();
  private final LongIndex owners = new LongIndex();
  private final Held common = new Held();
  private final Held own = new Held();
  private int[] shared = new int[1024];

  private Held present = common;
  private int place;
  private long count;

  /// Turns to the members that a transition is about.
  void select(TransitionCursor at) {
    int before = jobs.size();
    int job = jobs.add(at.job());
    if (job == before) {
      reserveJobs(job + 1);
      shared[job] = at.members();
    }
    if (at.ordinal() == TransitionCursor.ALL || at.members() == 1) {
      present = common;
      place = job;
      count = at.members() == 1 ? 1 : shared[job];
    } else {
      selectMember(job, at.ordinal());
    }
  }

  private void reserveJobs(int jobCount) {
    common.reserve(jobCount);
    if (jobCount > shared.length) {
      shared = Arrays.copyOf(shared, shared.length * 2);
    }
  }

  private void selectMember(int job, int ordinal) {
    int before = owners.size();
    present = own;
    place = owners.add((long) job << 32 | ordinal);
    count = 1;
    if (place == before) {
      own.reserve(place + 1);
      own.copy(place, common, job);
      shared[job]--;
    }
  }

  /// How many were selected.
  long count() {
    return count;
  }

  /// What each of the selected holds.
  long amount() {
    return present.amount(place);
  }

  /// When it ends that is taken away from the selected at a time.
  long end(long time) {
    return present.end(place, time);
  }

  void set(long amount, TransitionCursor at) {
    present.set(place, amount, at);
  }

  /// Ends all that has a limit.
  void endOver(Changes changes) {
    for (int job = 0; job < jobs.size(); job++) {
      end(common, job, shared[job], changes);
    }
    for (int owner = 0; owner < owners.size(); owner++) {
      end(own, owner, 1, changes);
    }
  }

  private static void end(Held held, int who, long times, Changes changes) {
    if (times > 0 && held.isOver(who)) {
      changes.add(held.end(who, TransitionCursor.OPEN), -held.amount(who) * times);
    }
  }
}
