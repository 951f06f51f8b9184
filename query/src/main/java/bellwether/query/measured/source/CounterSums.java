package bellwether.query.measured.source;

import bellwether.store.archive.SaturatedSums;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Sums of counters: a map whose names are shared by all sums that have the same, since there are
/// very many of them. Immutable.
final class CounterSums extends AbstractMap<String, Long> {
  private final List<String> names;
  private final long[] values;

  /// Takes the array; nobody else may change it.
  CounterSums(List<String> names, long[] values) {
    this.names = names;
    this.values = values;
  }

  /// The sums of two, whatever kind of maps they are.
  static Map<String, Long> plus(Map<String, Long> one, Map<String, Long> other) {
    if (one instanceof CounterSums a && other instanceof CounterSums b && a.names == b.names) {
      return a.plus(b);
    }
    var sums = new LinkedHashMap<>(one);
    other.forEach((name, value) -> sums.merge(name, value, SaturatedSums::plus));
    return sums;
  }

  private CounterSums plus(CounterSums other) {
    var sums = values.clone();
    for (int i = 0; i < sums.length; i++) {
      sums[i] = SaturatedSums.plus(sums[i], other.values[i]);
    }
    return new CounterSums(names, sums);
  }

  @Override
  public @Nullable Long get(Object name) {
    int place = names.indexOf(name);
    return place < 0 ? null : values[place];
  }

  @Override
  public boolean containsKey(Object name) {
    return names.contains(name);
  }

  @Override
  public Set<Map.Entry<String, Long>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, Long>> iterator() {
        return IntStream.range(0, values.length)
            .mapToObj(i -> Map.entry(names.get(i), values[i]))
            .iterator();
      }

      @Override
      public int size() {
        return values.length;
      }
    };
  }
}
