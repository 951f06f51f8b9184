package bellwether.query.measured;

import bellwether.query.measured.LargeFrame.Field;

/// Columns as text, in DuckDB's SQL.
final class Texts {
  private static final String TIME = "strftime(%s, '%%Y-%%m-%%dT%%H:%%M:%%S.%%fZ')";

  private Texts() {}

  /// A field of CSV; nothing for null.
  static String csv(Field field) {
    return switch (field.kind()) {
      case NUMBER, REAL, TRUTH -> "CAST(%s AS VARCHAR)".formatted(field.sql());
      case TIME -> TIME.formatted(field.sql());
      case TEXT, TAGS ->
          """
          CASE WHEN regexp_matches(%1$s, '[",\\r\\n]')
            THEN concat('"', replace(%1$s, '"', '""'), '"') ELSE %1$s END
          """
              .formatted(field.sql());
    };
  }

  /// A JSON value.
  static String json(Field field) {
    var value =
        switch (field.kind()) {
          case NUMBER, TRUTH -> "CAST(%s AS VARCHAR)".formatted(field.sql());
          case REAL ->
              "CASE WHEN isfinite(%1$s) THEN CAST(%1$s AS VARCHAR) END".formatted(field.sql());
          case TIME -> "'\"' || " + TIME.formatted(field.sql()) + " || '\"'";
          case TEXT -> "CAST(to_json(%s) AS VARCHAR)".formatted(field.sql());
          case TAGS -> field.sql();
        };
    return "coalesce(" + value + ", 'null')";
  }

  /// The name of a member of an object, with its colon.
  static String jsonName(Field field) {
    return "'" + (Json.text(field.name()) + ":").replace("'", "''") + "'";
  }
}
