package bellwether.analyze.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers for values, so that each stands in the data only once.
final class Interned<T> {
  private final Map<T, Integer> numbers = new HashMap<>();
  private final List<T> values = new ArrayList<>();

  /// The number of a value, from 0.
  int of(T value) {
    var known = numbers.putIfAbsent(value, values.size());
    if (known != null) {
      return known;
    }
    values.add(value);
    return values.size() - 1;
  }

  /// All values, in the order of their numbers.
  List<T> values() {
    return values;
  }
}
