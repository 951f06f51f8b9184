package bellwether.engine.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The attempts that hold cores, by their ids.
///
/// A hash table whose chains run through the attempts themselves, so that an attempt costs one
/// object less and no boxed id. Ids count up, which spreads them evenly and puts those of one time
/// side by side.
final class LiveAttempts {
  private @Nullable LiveAttempt[] chains = new LiveAttempt[16];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void add(LiveAttempt attempt) {
    if (size == chains.length) {
      grow();
    }
    size++;
    link(attempt);
  }

  private void grow() {
    var all = matching(_ -> true);
    chains = new LiveAttempt[2 * chains.length];
    all.forEach(this::link);
  }

  private void link(LiveAttempt attempt) {
    int chain = chain(attempt.id);
    attempt.next = chains[chain];
    chains[chain] = attempt;
  }

  private int chain(long id) {
    return (int) id & (chains.length - 1);
  }

  @Nullable LiveAttempt get(long id) {
    var attempt = chains[chain(id)];
    while (attempt != null && attempt.id != id) {
      attempt = attempt.next;
    }
    return attempt;
  }

  /// Takes out and tells the attempt of this id; null: it is not here.
  @Nullable LiveAttempt remove(long id) {
    LiveAttempt before = null;
    var attempt = chains[chain(id)];
    while (attempt != null && attempt.id != id) {
      before = attempt;
      attempt = attempt.next;
    }
    if (attempt != null) {
      unlink(attempt, before);
    }
    return attempt;
  }

  private void unlink(LiveAttempt attempt, @Nullable LiveAttempt before) {
    if (before == null) {
      chains[chain(attempt.id)] = attempt.next;
    } else {
      before.next = attempt.next;
    }
    size--;
  }

  /// Those that fulfil the condition, in the order of their launches.
  List<LiveAttempt> matching(Predicate<LiveAttempt> wanted) {
    var found = new ArrayList<LiveAttempt>();
    for (var first : chains) {
      for (var attempt = first; attempt != null; attempt = attempt.next) {
        if (wanted.test(attempt)) {
          found.add(attempt);
        }
      }
    }
    found.sort(Comparator.comparingLong(attempt -> attempt.id));
    return found;
  }
}
