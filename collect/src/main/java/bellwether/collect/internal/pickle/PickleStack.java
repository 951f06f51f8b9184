package bellwether.collect.internal.pickle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a pickle has built so far: a stack with marks, and objects under numbers.
final class PickleStack {
  /// Far more than any job has variables; what a hostile pickle can build stays small.
  private static final int MOST = 1_000_000;

  private final List<Object> objects = new ArrayList<>();
  private final Deque<Integer> marks = new ArrayDeque<>();
  private final Map<Long, Object> memo = new HashMap<>();
  private int steps;

  void push(Object object) throws PickleException {
    count();
    objects.add(object);
  }

  void mark() throws PickleException {
    count();
    marks.push(objects.size());
  }

  private void count() throws PickleException {
    if (++steps > MOST) {
      throw new PickleException("it holds more than " + MOST + " objects");
    }
  }

  Object pop() throws PickleException {
    top();
    return objects.removeLast();
  }

  Object top() throws PickleException {
    if (objects.size() <= floor()) {
      throw new PickleException("it takes an object where there is none");
    }
    return objects.getLast();
  }

  private int floor() {
    Integer mark = marks.peek();
    return mark == null ? 0 : mark;
  }

  /// All objects above the last mark, which goes too.
  List<Object> popMarked() throws PickleException {
    if (marks.isEmpty()) {
      throw new PickleException("it takes objects up to a mark where there is none");
    }
    List<Object> above = objects.subList(marks.pop(), objects.size());
    List<Object> taken = new ArrayList<>(above);
    above.clear();
    return taken;
  }

  /// The topmost objects, in their order.
  List<Object> pop(int count) throws PickleException {
    Object[] taken = new Object[count];
    for (int i = count - 1; i >= 0; i--) {
      taken[i] = pop();
    }
    return List.of(taken);
  }

  void keep(long number) throws PickleException {
    count();
    memo.put(number, top());
  }

  void keepNext() throws PickleException {
    keep(memo.size());
  }

  void recall(long number) throws PickleException {
    Object kept = memo.get(number);
    if (kept == null) {
      throw new PickleException("it recalls object " + number + ", which it never kept");
    }
    push(kept);
  }
}
