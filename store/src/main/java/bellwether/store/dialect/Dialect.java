package bellwether.store.dialect;

/// The parts of SQL statements in which databases differ.
///
/// Each method gives a fragment to be put into a statement that is otherwise plain SQL. What it
/// takes are fragments, too: a column, an expression, or `?` for a value that is bound.
public interface Dialect {

  /// A query for the items of a JSON array, to stand in the parentheses after `IN`.
  String values(String array);

  /// A table of the items of a JSON array, to stand after `FROM`: their place from 0 as `key`, and
  /// `value`.
  String items(String array, String alias);

  /// A table of the entries of a JSON object, to stand after `FROM`: `key` and `value`.
  String entries(String object, String alias);

  /// How many items of a JSON array are objects with a true field of this name.
  String countTrue(String array, String field);

  /// The value of a field of a JSON object; NULL: there is none.
  String field(String object, String name);

  /// The text of a JSON string, number or truth value.
  String text(String json);

  /// The value of an entry of [#entries] as it is compared: a text or a number, a truth value as
  /// its word.
  String plain(String alias);

  /// Aggregates a JSON array.
  String arrayOf(String value);

  /// Aggregates a JSON object of plain values.
  String objectOf(String key, String value);

  /// Aggregates a JSON object of values that are JSON texts themselves.
  String objectOfJson(String key, String json);

  /// Aggregates whether a condition holds in each row.
  String every(String condition);

  /// A time as text, such as `2026-11-23 09:30:00.000000` in UTC.
  ///
  /// @param micros since 1970
  String time(String micros);

  /// Whether a text matches a pattern with `*` for any characters and `?` for any one.
  ///
  /// @param pattern made by [#pattern]
  String matches(String text, String pattern);

  /// A pattern with `*` and `?`, as the database reads it.
  String pattern(String pattern);

  /// A column whose index the database is not to use.
  String withoutIndex(String column);

  /// A query for a number that changes when another connection has changed the database.
  String changeNumber();

  /// A statement that lets all pages of a transaction stay in memory until its end, so that each is
  /// written once.
  String memoryForChanges();
}
