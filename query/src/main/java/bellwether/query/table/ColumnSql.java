package bellwether.query.table;

import bellwether.query.Json;

/// Columns as text, in DuckDB's SQL.
final class ColumnSql {
  private static final String TIME = "strftime(%s, '%%Y-%%m-%%dT%%H:%%M:%%S.%%fZ')";

  private ColumnSql() {}

  /// A field of CSV; nothing for null.
  static String csv(StreamedColumn field) {
    return switch (field.type()) {
      case NUMBER, LARGE, DECIMAL, REAL, TRUTH, TIME -> plain(field);
      case TEXT, TAGS, JSON ->
          """
          CASE WHEN regexp_matches(%1$s, '[",\\r\\n]')
            THEN concat('"', replace(%1$s, '"', '""'), '"') ELSE %1$s END
          """
              .formatted(plain(field));
    };
  }

  /// As it is, without quotes.
  static String plain(StreamedColumn field) {
    return switch (field.type()) {
      case TIME -> TIME.formatted(field.sql());
      case NUMBER, LARGE, DECIMAL, REAL, TRUTH, TEXT ->
          "CAST(%s AS VARCHAR)".formatted(field.sql());
      case TAGS, JSON -> field.sql();
    };
  }

  /// As Parquet has it, whose integers have at most 64 bits: DuckDB would make floating-point
  /// numbers of larger ones.
  static String parquet(StreamedColumn field) {
    return field.type() == ColumnType.LARGE
        ? "CAST(%s AS DECIMAL(38, 0))".formatted(field.sql())
        : field.sql();
  }

  /// A JSON value.
  static String json(StreamedColumn field) {
    var value =
        switch (field.type()) {
          case NUMBER, LARGE, DECIMAL, TRUTH -> "CAST(%s AS VARCHAR)".formatted(field.sql());
          case REAL ->
              "CASE WHEN isfinite(%1$s) THEN CAST(%1$s AS VARCHAR) END".formatted(field.sql());
          case TIME -> "'\"' || " + TIME.formatted(field.sql()) + " || '\"'";
          case TEXT -> "CAST(to_json(%s) AS VARCHAR)".formatted(field.sql());
          case TAGS, JSON -> field.sql();
        };
    return "coalesce(" + value + ", 'null')";
  }

  /// The name of a member of an object, with its colon.
  static String jsonName(StreamedColumn field) {
    return "'" + (Json.text(field.name()) + ":").replace("'", "''") + "'";
  }
}
