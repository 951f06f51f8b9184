package bellwether.model;

import java.util.List;

/// How much more of a resource each next attempt gets after one that ran out of it.
public sealed interface Growth {

  /// Half as much again.
  Growth USUAL = new Times(1.5);

  /// What is asked for after the resource ran out so many times.
  ///
  /// @param first what the first attempt was given
  /// @param times how many attempts ran out of it
  long after(long first, int times);

  /// So many times as much as before, each time.
  ///
  /// @param factor at least 1
  record Times(double factor) implements Growth {
    @Override
    public long after(long first, int times) {
      return (long) Math.ceil(first * Math.pow(factor, times));
    }
  }

  /// One value after the other; the last one stays.
  ///
  /// @param values bytes or seconds
  record Values(List<Long> values) implements Growth {
    public Values {
      values = List.copyOf(values);
      if (values.isEmpty()) {
        throw new IllegalArgumentException("Expected at least one value");
      }
    }

    @Override
    public long after(long first, int times) {
      return times == 0 ? first : values.get(Math.min(times, values.size()) - 1);
    }
  }
}
