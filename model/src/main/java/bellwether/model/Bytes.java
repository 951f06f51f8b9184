package bellwether.model;

/// An amount of memory or storage.
public record Bytes(long count) implements Comparable<Bytes> {

  public Bytes {
    if (count < 0) {
      throw new IllegalArgumentException("Expected a number of bytes, but was " + count);
    }
  }

  /// So many KiB.
  public static Bytes ofKibi(long kibi) {
    return new Bytes(Math.multiplyExact(kibi, 1024));
  }

  /// So many MiB.
  public static Bytes ofMebi(long mebi) {
    return ofKibi(Math.multiplyExact(mebi, 1024));
  }

  /// Whole MiB in this amount.
  public long toMebi() {
    return count >> 20;
  }

  @Override
  public int compareTo(Bytes other) {
    return Long.compare(count, other.count);
  }
}
