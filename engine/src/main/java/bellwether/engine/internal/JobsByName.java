package bellwether.engine.internal;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// All jobs in the order in which they came, and by name.
///
/// An open table with the names' hashes beside it: a million jobs cost no entries, and of those
/// whose names share a slot none is fetched from memory just to see that it is another. A removed
/// job leaves its hash behind, so that those are found that had given way to it.
final class JobsByName implements Iterable<LiveJob> {
  private static final int FREE = 0;

  private final List<@Nullable LiveJob> inOrder = new ArrayList<>();
  private @Nullable LiveJob[] slots = new LiveJob[16];
  private int[] hashes = new int[16];

  /// Makes room for so many more.
  void expect(int jobs) {
    int all = inOrder.size() + jobs;
    if (all > slots.length / 2) {
      slots = new LiveJob[Integer.highestOneBit(all) << 2];
      hashes = new int[slots.length];
      forEach(this::put);
    }
  }

  /// The place in the order that the next one gets.
  int nextPosition() {
    return inOrder.size();
  }

  /// Adds a job of a name that is not here yet.
  void add(LiveJob job) {
    expect(1);
    inOrder.add(job);
    put(job);
  }

  private void put(LiveJob job) {
    var name = job.description.name();
    int slot = slot(name);
    slots[slot] = job;
    hashes[slot] = hash(name);
  }

  @Nullable LiveJob find(String name) {
    return slots[slot(name)];
  }

  /// Takes out a job that is here.
  void remove(LiveJob job) {
    inOrder.set(job.position, null);
    slots[slot(job.description.name())] = null;
  }

  /// Where the job of this name is, or the free slot where it belongs. Each further step is longer
  /// than the one before, lest names that count up pile up.
  private int slot(String name) {
    int hash = hash(name);
    int slot = (hash ^ (hash >>> 16)) & (slots.length - 1);
    for (int step = 1; hashes[slot] != FREE && !isAt(slot, hash, name); step++) {
      slot = (slot + step) & (slots.length - 1);
    }
    return slot;
  }

  private boolean isAt(int slot, int hash, String name) {
    if (hashes[slot] != hash) {
      return false;
    }
    var job = slots[slot];
    return job != null && job.description.name().equals(name);
  }

  private static int hash(String name) {
    int hash = name.hashCode();
    return hash == FREE ? 1 : hash;
  }

  @Override
  public Iterator<LiveJob> iterator() {
    return inOrder.stream()
        .filter(Objects::nonNull)
        .<LiveJob>map(Objects::requireNonNull)
        .iterator();
  }
}
