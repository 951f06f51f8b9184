package bellwether.query.events;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.val;

import bellwether.store.Tables.Event;
import bellwether.store.dialect.Dialect;
import java.math.BigDecimal;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/// A field that the data of an event must have. Numbers are compared as numbers.
///
/// @param value a text, a number, or `true` and `false`
public record DataPattern(String key, String value) {

  /// The meaning of `key:value` or `key=value`.
  ///
  /// @throws FilterException when it is neither
  public static DataPattern of(String text) {
    int end = indexOfSeparator(text);
    if (end < 1) {
      throw new FilterException(
          "Expected KEY:VALUE in the filter data, such as exit_code:7, but found '%s'"
              .formatted(text));
    }
    return new DataPattern(text.substring(0, end), text.substring(end + 1));
  }

  private static int indexOfSeparator(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == ':' || text.charAt(i) == '=') {
        return i;
      }
    }
    return -1;
  }

  Condition holds(Dialect dialect) {
    var number = number();
    var plain = dialect.plain("field");
    return condition(
        "exists (select 1 from %s where field.key = {1} and %s in ({2}%s))"
            .formatted(dialect.entries("{0}", "field"), plain, number == null ? "" : ", {3}"),
        Event.DATA,
        val(key),
        val(value),
        val(number));
  }

  private @Nullable Number number() {
    try {
      var number = new BigDecimal(value.strip());
      return number.stripTrailingZeros().scale() <= 0 && number.precision() <= 18
          ? (Number) number.longValueExact()
          : (Number) number.doubleValue();
    } catch (ArithmeticException | NumberFormatException isText) {
      return null;
    }
  }
}
