package bellwether.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The members of an array job: each has an ordinal (0, 1, …), a key (its index, which names it:
/// `job:key`) and a value (what `${itval}` stands for).
public sealed interface Iterations {

  /// How many there are; at least one.
  int count();

  /// The key of the first one; the others follow without gaps.
  default int start() {
    return 0;
  }

  /// What `${itval}` is in the iteration of this ordinal.
  String value(int ordinal);

  /// The key of the iteration of this ordinal.
  default int key(int ordinal) {
    return start() + ordinal;
  }

  /// What `${name}` is in the iteration of this ordinal: `it` is its key, `itval` its value, and
  /// the names of a cross product or of rows their values; null: nothing of its own.
  default @Nullable String variable(String name, int ordinal) {
    return switch (name) {
      case "it" -> Integer.toString(key(ordinal));
      case "itval" -> value(ordinal);
      default -> null;
    };
  }

  /// The names besides `it` and `itval` that have a value of their own in each iteration.
  default List<String> names() {
    return List.of();
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
    public String value(int ordinal) {
      return values.get(ordinal);
    }
  }

  /// One of the named values of a [Product].
  ///
  /// @param values what it runs over
  /// @param isIdentity whether the values tell this workflow from another; false: they may change
  ///   when it is resumed
  record Axis(String name, Iterations values, boolean isIdentity) {}

  /// One iteration for each combination of named values, with keys from 0; the last name changes
  /// fastest. None of them is made before it is asked for.
  record Product(List<Axis> axes) implements Iterations {
    public Product {
      axes = List.copyOf(axes);
      if (axes.isEmpty()) {
        throw new IllegalArgumentException("Expected at least one name");
      }
      var names = new HashSet<String>();
      long count = 1;
      for (var axis : axes) {
        count = Math.multiplyExact(count, (long) axis.values.count());
        if (!names.add(axis.name)) {
          throw new IllegalArgumentException("Expected each name once, but found two " + axis.name);
        }
      }
      Math.toIntExact(count);
    }

    @Override
    public int count() {
      int count = 1;
      for (var axis : axes) {
        count *= axis.values.count();
      }
      return count;
    }

    @Override
    public String value(int ordinal) {
      var texts = new ArrayList<String>();
      for (var axis : axes) {
        texts.add(axis.name + "=" + variable(axis.name, ordinal));
      }
      return String.join(" ", texts);
    }

    @Override
    public List<String> names() {
      return axes.stream().map(Axis::name).toList();
    }

    @Override
    public @Nullable String variable(String name, int ordinal) {
      int rest = ordinal;
      for (int i = axes.size() - 1; i >= 0; i--) {
        var axis = axes.get(i);
        if (axis.name.equals(name)) {
          return axis.values.value(rest % axis.values.count());
        }
        rest /= axis.values.count();
      }
      return Iterations.super.variable(name, ordinal);
    }
  }

  /// One iteration for each row of a table with named columns, with keys from 0.
  record Rows(List<String> names, List<List<String>> rows) implements Iterations {
    public Rows {
      names = List.copyOf(names);
      rows = rows.stream().map(List::copyOf).toList();
      if (rows.isEmpty()) {
        throw new IllegalArgumentException("Expected at least one row");
      }
      for (var row : rows) {
        if (row.size() != names.size()) {
          throw new IllegalArgumentException(
              "Expected %d values in each row, but found %d".formatted(names.size(), row.size()));
        }
      }
    }

    @Override
    public int count() {
      return rows.size();
    }

    @Override
    public String value(int ordinal) {
      var texts = new ArrayList<String>();
      for (int i = 0; i < names.size(); i++) {
        texts.add(names.get(i) + "=" + rows.get(ordinal).get(i));
      }
      return String.join(" ", texts);
    }

    /// The values of one column.
    public List<String> column(String name) {
      int at = names.indexOf(name);
      return rows.stream().map(row -> row.get(at)).toList();
    }

    @Override
    public @Nullable String variable(String name, int ordinal) {
      int at = names.indexOf(name);
      return at < 0 ? Iterations.super.variable(name, ordinal) : rows.get(ordinal).get(at);
    }
  }
}
