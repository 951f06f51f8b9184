package bellwether.engine.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/// When which attempt is due for its next step. A step that was put off leaves an entry behind that
/// no longer counts.
final class Deadlines {
  private record Entry(Instant at, LiveAttempt attempt) {
    boolean counts() {
      return attempt.due == at;
    }
  }

  private final PriorityQueue<Entry> entries = new PriorityQueue<>(Comparator.comparing(Entry::at));

  @SuppressWarnings(
      "ReferenceEquality") // an entry counts only while the attempt holds its very instant
  void set(LiveAttempt attempt, Instant at) {
    attempt.due = at;
    entries.add(new Entry(at, attempt));
  }

  void set(LiveAttempt attempt, Instant now, Duration wait) {
    set(attempt, now.plus(wait));
  }

  Optional<Instant> next() {
    dropStale();
    return Optional.ofNullable(entries.peek()).map(Entry::at);
  }

  /// Takes out an attempt that is due; empty: none is.
  Optional<LiveAttempt> pollDue(Instant now) {
    dropStale();
    var first = entries.peek();
    if (first == null || first.at().isAfter(now)) {
      return Optional.empty();
    }
    return Optional.of(entries.remove().attempt());
  }

  private void dropStale() {
    while (!entries.isEmpty() && !entries.element().counts()) {
      entries.remove();
    }
  }
}
