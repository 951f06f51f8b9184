package bellwether.query.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Tells the type of a column from its values.
final class ValueTypes {
  private ValueTypes() {}

  /// The type of all values; texts where they have several, reals where all are numbers.
  static ColumnType of(Collection<? extends @Nullable Object> values) {
    ColumnType common = null;
    for (var value : values) {
      if (value != null) {
        var type = of(value);
        common = common == null ? type : common(common, type);
      }
    }
    return common == null ? ColumnType.TEXT : common;
  }

  private static ColumnType of(Object value) {
    return switch (value) {
      case BigInteger _ -> ColumnType.LARGE;
      case BigDecimal _ -> ColumnType.DECIMAL;
      case Double _, Float _ -> ColumnType.REAL;
      case Number _ -> ColumnType.NUMBER;
      case Boolean _ -> ColumnType.TRUTH;
      case Instant _ -> ColumnType.TIME;
      case Map<?, ?> _, Collection<?> _ -> ColumnType.JSON;
      default -> ColumnType.TEXT;
    };
  }

  private static ColumnType common(ColumnType one, ColumnType other) {
    if (one == other) {
      return one;
    }
    return isNumeric(one) && isNumeric(other) ? ColumnType.REAL : ColumnType.TEXT;
  }

  private static boolean isNumeric(ColumnType type) {
    return switch (type) {
      case NUMBER, LARGE, DECIMAL, REAL -> true;
      case TEXT, TIME, TAGS, JSON, TRUTH -> false;
    };
  }
}
