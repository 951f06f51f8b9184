package bellwether.model;

import java.util.List;

/// The members of an array job: each has an ordinal (0, 1, …), a key (its index, which names it:
/// `job:key`) and a value (what `${itval}` stands for).
public sealed interface Iterations {

  /// How many there are; at least one.
  int count();

  /// The key of the first one; the others follow without gaps.
  int start();

  /// What `${itval}` is in the iteration of this ordinal.
  String value(int ordinal);

  /// The key of the iteration of this ordinal.
  default int key(int ordinal) {
    return start() + ordinal;
  }

  /// Whether an iteration has this key.
  default boolean hasKey(int key) {
    return key >= start() && key - start() < count();
  }

  /// Indexes `start` to `stop - 1`; the value of each is its index.
  record Span(int start, int stop) implements Iterations {
    public Span {
      Math.subtractExact(stop, start);
      if (stop <= start) {
        throw new IllegalArgumentException("Expected a stop above " + start + ", but was " + stop);
      }
    }

    @Override
    public int count() {
      return stop - start;
    }

    @Override
    public String value(int ordinal) {
      return Integer.toString(key(ordinal));
    }
  }

  /// One iteration for each of `values`, with keys from 0.
  record Values(List<String> values) implements Iterations {
    public Values {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("Expected at least one value");
      }
    }

    @Override
    public int count() {
      return values.size();
    }

    @Override
    public int start() {
      return 0;
    }

    @Override
    public String value(int ordinal) {
      return values.get(ordinal);
    }
  }
}
