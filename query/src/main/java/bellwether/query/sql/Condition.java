package bellwether.query.sql;

import java.util.Collection;
import java.util.List;

/// What rows must satisfy. Columns are checked, values are handed over apart from the statement.
public sealed interface Condition {
  /// A column against a value.
  record Comparison(String column, Operator operator, Object value) implements Condition {}

  /// A column that has one of some values.
  record OneOf(String column, List<Object> values) implements Condition {}

  /// A column whose text matches a pattern of SQL, where `%` stands for any text and `_` for any
  /// character.
  record Like(String column, String pattern) implements Condition {}

  /// A column that has no value.
  record Missing(String column) implements Condition {}

  /// All of some conditions.
  record All(List<Condition> conditions) implements Condition {}

  /// At least one of some conditions.
  record Any(List<Condition> conditions) implements Condition {}

  /// The contrary.
  record Not(Condition condition) implements Condition {}

  /// How a column is compared.
  enum Operator {
    EQUAL("="),
    NOT_EQUAL("<>"),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">=");

    private final String sign;

    Operator(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }
  }

  static Condition equal(String column, Object value) {
    return new Comparison(column, Operator.EQUAL, value);
  }

  static Condition notEqual(String column, Object value) {
    return new Comparison(column, Operator.NOT_EQUAL, value);
  }

  static Condition lessThan(String column, Object value) {
    return new Comparison(column, Operator.LESS, value);
  }

  static Condition atMost(String column, Object value) {
    return new Comparison(column, Operator.AT_MOST, value);
  }

  static Condition greaterThan(String column, Object value) {
    return new Comparison(column, Operator.GREATER, value);
  }

  static Condition atLeast(String column, Object value) {
    return new Comparison(column, Operator.AT_LEAST, value);
  }

  static Condition oneOf(String column, Collection<?> values) {
    return new OneOf(column, List.copyOf(values));
  }

  static Condition missing(String column) {
    return new Missing(column);
  }

  static Condition all(Condition... conditions) {
    return new All(List.of(conditions));
  }

  static Condition any(Condition... conditions) {
    return new Any(List.of(conditions));
  }

  static Condition not(Condition condition) {
    return new Not(condition);
  }
}
