package bellwether.engine.internal;

import java.util.Arrays;

/// A first-in first-out queue of ints that costs four bytes for each.
final class IntQueue {
  private int[] items = new int[4];
  private int head;
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  int peek() {
    return items[head];
  }

  int poll() {
    int item = items[head];
    head = (head + 1) % items.length;
    size--;
    return item;
  }

  void add(int item) {
    if (size == items.length) {
      grow();
    }
    items[(head + size) % items.length] = item;
    size++;
  }

  private void grow() {
    var larger = Arrays.copyOf(Arrays.copyOfRange(items, head, items.length), items.length * 2);
    System.arraycopy(items, 0, larger, items.length - head, head);
    items = larger;
    head = 0;
  }
}
