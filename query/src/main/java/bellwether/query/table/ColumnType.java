package bellwether.query.table;

/// What a column of a table holds.
public enum ColumnType {
  NUMBER,
  /// Integers of more than 63 bits.
  LARGE,
  DECIMAL,
  REAL,
  TEXT,
  TIME,
  TAGS,
  /// A list, or whatever else JSON has.
  JSON,
  TRUTH
}
