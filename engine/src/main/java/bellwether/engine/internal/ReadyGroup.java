package bellwether.engine.internal;

import bellwether.model.JobState;
import org.jspecify.annotations.Nullable;

/// The ready members of one job that need the same.
///
/// Members that were never looked at are a range that starts at a cursor; members that came back,
/// or became ready one by one, are queued by ordinal. A member that is no longer ready when its
/// turn comes (it was cancelled) is passed over.
final class ReadyGroup implements Comparable<ReadyGroup> {
  final LiveJob job;
  final Need need;

  /// Whether its members, whose requests have grown, go before all others of their priority.
  final boolean front;

  /// The same job's group of another need.
  final @Nullable ReadyGroup next;

  private @Nullable IntQueue single;
  private int cursor;
  private int end;
  boolean queued;

  ReadyGroup(LiveJob job, Need need, boolean front) {
    this.job = job;
    this.need = need;
    this.front = front;
    next = job.groups;
  }

  void addAll() {
    cursor = 0;
    end = job.count();
  }

  void add(int ordinal) {
    if (single == null) {
      single = new IntQueue();
    }
    single.add(ordinal);
  }

  /// The ordinal of the member whose turn it is; -1: none left.
  int head() {
    int first = headOf(single);
    if (first >= 0) {
      return first;
    }
    if (job.common() != JobState.READY) {
      cursor = end;
    }
    while (cursor < end && job.hasOwnState(cursor)) {
      cursor++;
    }
    return cursor < end ? cursor : -1;
  }

  /// Whether it has a member left, and its job lets one more run.
  boolean hasTurn() {
    return job.hasRoom() && head() >= 0;
  }

  private int headOf(@Nullable IntQueue queue) {
    if (queue == null) {
      return -1;
    }
    while (!queue.isEmpty() && !ready(queue.peek())) {
      queue.poll();
    }
    return queue.isEmpty() ? -1 : queue.peek();
  }

  /// Takes out the member that [#head] told.
  void take() {
    if (single == null || single.isEmpty()) {
      cursor++;
    } else {
      single.poll();
    }
  }

  private boolean ready(int ordinal) {
    return job.state(ordinal) == JobState.READY;
  }

  @Override
  public int compareTo(ReadyGroup other) {
    int byPriority = Integer.compare(other.job.description.priority(), job.description.priority());
    if (byPriority != 0 || front != other.front) {
      return byPriority != 0 ? byPriority : Boolean.compare(other.front, front);
    }
    return Integer.compare(job.position, other.job.position);
  }
}
