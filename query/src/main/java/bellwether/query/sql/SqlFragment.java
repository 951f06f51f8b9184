package bellwether.query.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A part of a statement, with the values of its question marks.
public record SqlFragment(String sql, List<Object> values) {
  public static SqlFragment of(String sql, Object... values) {
    return new SqlFragment(sql, List.of(values));
  }

  public static SqlFragment allOf(List<SqlFragment> pieces) {
    return pieces.isEmpty() ? of("true") : joined(pieces, " AND ");
  }

  private static SqlFragment joined(List<SqlFragment> pieces, String word) {
    var values = new ArrayList<Object>();
    pieces.forEach(piece -> values.addAll(piece.values));
    var sql = pieces.stream().map(piece -> "(" + piece.sql + ")").collect(Collectors.joining(word));
    return new SqlFragment(sql, values);
  }

  /// A condition in SQL.
  ///
  /// @param columns makes a column of its name, or refuses it
  public static SqlFragment of(Condition condition, Function<String, String> columns) {
    return switch (condition) {
      case Condition.Comparison(var column, var operator, var value) ->
          of(columns.apply(column) + " " + operator.sign() + " ?", value);
      case Condition.OneOf(var column, var values) -> oneOf(columns.apply(column), values);
      case Condition.Like(var column, var pattern) ->
          of(columns.apply(column) + " LIKE ?", pattern);
      case Condition.Missing(var column) -> of(columns.apply(column) + " IS NULL");
      case Condition.All(var all) -> allOf(pieces(all, columns));
      case Condition.Any(var any) ->
          any.isEmpty() ? of("false") : joined(pieces(any, columns), " OR ");
      case Condition.Not(var inner) -> {
        var piece = of(inner, columns);
        yield new SqlFragment("NOT (" + piece.sql + ")", piece.values);
      }
    };
  }

  private static List<SqlFragment> pieces(
      List<Condition> conditions, Function<String, String> columns) {
    return conditions.stream().map(condition -> of(condition, columns)).toList();
  }

  public static SqlFragment oneOf(String column, List<?> values) {
    if (values.isEmpty()) {
      return of("false");
    }
    var marks = values.stream().map(_ -> "?").collect(Collectors.joining(", "));
    return new SqlFragment(column + " IN (" + marks + ")", List.copyOf(values));
  }
}
