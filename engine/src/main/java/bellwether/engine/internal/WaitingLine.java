package bellwether.engine.internal;

import java.util.ArrayDeque;
import java.util.PriorityQueue;

/// The groups that wait for the same resources, in order of priority and submission.
///
/// Nearly all come in just this order and only join the end, which costs the same however many
/// stand there. The few that come too late for that, such as a job that is tried again, wait in a
/// heap beside.
final class WaitingLine implements Comparable<WaitingLine> {
  final Need need;

  /// How much had been given back to the pool when the need last did not fit; negative: it always
  /// did.
  long refusedAt = -1;

  private final ArrayDeque<ReadyGroup> inOrder = new ArrayDeque<>(1);
  private final PriorityQueue<ReadyGroup> late = new PriorityQueue<>(1);

  WaitingLine(Need need) {
    this.need = need;
  }

  void add(ReadyGroup group) {
    if (inOrder.isEmpty() || inOrder.getLast().compareTo(group) < 0) {
      inOrder.add(group);
    } else {
      late.add(group);
    }
  }

  /// The group whose turn it is, after [#settle] has told that there is one.
  ReadyGroup head() {
    return lateGoesFirst() ? late.element() : inOrder.element();
  }

  private boolean lateGoesFirst() {
    return !late.isEmpty()
        && (inOrder.isEmpty() || late.element().compareTo(inOrder.element()) < 0);
  }

  /// Drops groups of which no member may start from the front; whether any is left.
  boolean settle() {
    while (!isEmpty() && !head().hasTurn()) {
      var done = lateGoesFirst() ? late.remove() : inOrder.remove();
      done.queued = false;
    }
    return !isEmpty();
  }

  /// Whether its head may start: another line may have started as many of the same job as may run.
  boolean hasTurn() {
    return head().hasTurn();
  }

  private boolean isEmpty() {
    return inOrder.isEmpty() && late.isEmpty();
  }

  /// The line whose head goes first is the least.
  @Override
  public int compareTo(WaitingLine other) {
    int byJob = head().compareTo(other.head());
    return byJob != 0 ? byJob : Integer.compare(head().head(), other.head().head());
  }
}
