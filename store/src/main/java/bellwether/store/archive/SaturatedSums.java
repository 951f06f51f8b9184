package bellwether.store.archive;

import java.math.BigInteger;

/// Sums of counters in 64 bits. A damaged counter may be so large that the sum does not fit; the
/// sum is then the largest number that does, 2^63 - 1, or the smallest, -(2^63 - 1), and never a
/// number that has wrapped around.
public final class SaturatedSums {
  /// The largest sum; the smallest is its negative.
  public static final long LIMIT = Long.MAX_VALUE;

  private static final BigInteger MOST = BigInteger.valueOf(LIMIT);

  private SaturatedSums() {}

  /// The sum of two numbers.
  public static long plus(long one, long other) {
    long sum = one + other;
    boolean overflowed = ((one ^ sum) & (other ^ sum)) < 0;
    return overflowed ? (one < 0 ? -LIMIT : LIMIT) : Math.max(sum, -LIMIT);
  }

  /// A sum of any size.
  public static long of(BigInteger sum) {
    return sum.min(MOST).max(MOST.negate()).longValueExact();
  }

  /// Whether a sum is one that did not fit.
  public static boolean isReached(long sum) {
    return sum == LIMIT || sum == -LIMIT;
  }

  /// The sum of a column in DuckDB, whose own sums have 128 bits; null where all values are.
  ///
  /// @param column a BIGINT column or expression in SQL
  public static String sql(String column) {
    return "CASE WHEN count(%1$s) > 0 THEN greatest(least(sum(%1$s), %2$d), -%2$d)::BIGINT END"
        .formatted(column, LIMIT);
  }
}
