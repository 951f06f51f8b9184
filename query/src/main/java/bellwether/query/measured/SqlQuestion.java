package bellwether.query.measured;

import bellwether.store.archive.Archive;
import bellwether.store.archive.ArchiveException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A query of the user's own over all that is known.
///
/// DuckDB's reader of SQLite files is no part of its jar, so that those views of the catalog are
/// copied into it that the query names; the others are there, but empty. It reads nothing but the
/// archive's files and can write nowhere.
final class SqlQuestion implements LargeFrame.Source {
  private static final Pattern COMPOUND = Pattern.compile("(?s)JSON|(STRUCT|MAP|UNION)\\(.*|.*\\]");

  private final Measurements door;
  private final Set<Long> measurements;
  private final String query;
  private final Set<CatalogView> views;

  private SqlQuestion(
      Measurements door, Set<Long> measurements, String query, Set<CatalogView> views) {
    this.door = door;
    this.measurements = measurements;
    this.query = query;
    this.views = views;
  }

  /// @throws MeasuredException when it is no query
  static SqlQuestion of(Measurements door, String sql) {
    var query = sql.strip().replaceAll(";\\s*$", "");
    var measurements = door.jobs().names().keySet();
    try (var connection = door.archive().connectForStream(measurements, null)) {
      Archive.requireQuery(connection, query);
      var tree = tree(connection, query);
      if (tree.get("statements").size() != 1) {
        throw new MeasuredException(
            "Expected one query, but found %d; ask one after the other"
                .formatted(tree.get("statements").size()));
      }
      return new SqlQuestion(door, measurements, query, named(tree));
    } catch (SQLException e) {
      throw refused(e);
    } catch (ArchiveException e) {
      throw Unknown.query(e);
    }
  }

  private static JsonNode tree(Connection connection, String query) throws SQLException {
    try (var statement = connection.prepareStatement("SELECT json_serialize_sql(?::VARCHAR)")) {
      statement.setString(1, query);
      try (var row = statement.executeQuery()) {
        row.next();
        return JsonMapper.shared().readTree(row.getString(1));
      }
    }
  }

  private static Set<CatalogView> named(JsonNode tree) {
    var named = EnumSet.noneOf(CatalogView.class);
    for (var name : tree.findValuesAsString("table_name")) {
      CatalogView.named(name).ifPresent(named::add);
    }
    return named;
  }

  private static MeasuredException refused(SQLException problem) {
    return Unknown.query(problem);
  }

  /// The answer; asked anew by each use.
  LargeFrame answer() {
    try (var connection = connect(null, false);
        var statement = connection.prepareStatement("DESCRIBE " + query);
        var rows = statement.executeQuery()) {
      var fields = new ArrayList<LargeFrame.Field>();
      var taken = new HashSet<String>();
      while (rows.next()) {
        fields.add(field(unique(rows.getString(1), taken), rows.getString(2), fields.size()));
      }
      var names = fields.stream().map(field -> named(field)).collect(Collectors.joining(", "));
      return new LargeFrame(this, fields, Piece.of("FROM (" + query + "\n) answer(" + names + ")"));
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /// Columns of the same name are told apart by their places.
  private static String named(LargeFrame.Field field) {
    return field.sql().replaceAll("^to_json\\((.*)\\)::VARCHAR$", "$1");
  }

  private static String unique(String name, Set<String> taken) {
    var unique = name;
    for (int i = 1; !taken.add(unique); i++) {
      unique = name + "_" + i;
    }
    return unique;
  }

  private static LargeFrame.Field field(String name, String type, int place) {
    var column = "\"column_" + place + '"';
    var kind = kind(type.toUpperCase(Locale.ROOT));
    return new LargeFrame.Field(
        name, kind == LargeFrame.Kind.JSON ? "to_json(" + column + ")::VARCHAR" : column, kind);
  }

  private static LargeFrame.Kind kind(String type) {
    return switch (type) {
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" ->
          LargeFrame.Kind.NUMBER;
      case "UBIGINT", "HUGEINT", "UHUGEINT" -> LargeFrame.Kind.LARGE;
      case "FLOAT", "DOUBLE" -> LargeFrame.Kind.REAL;
      case "BOOLEAN" -> LargeFrame.Kind.TRUTH;
      case "TIMESTAMP" -> LargeFrame.Kind.TIME;
      default -> other(type);
    };
  }

  private static LargeFrame.Kind other(String type) {
    if (COMPOUND.matcher(type).matches()) {
      return LargeFrame.Kind.JSON;
    }
    return type.startsWith("DECIMAL") ? LargeFrame.Kind.DECIMAL : LargeFrame.Kind.TEXT;
  }

  @Override
  public ArchiveStream stream(Piece piece) {
    return ArchiveStream.of(connect(null, true), piece);
  }

  @Override
  public void copy(Piece piece, Path target) {
    try (var connection = connect(target, true)) {
      ArchiveRows.copy(connection, piece, target);
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  private Connection connect(@Nullable Path target, boolean filled) {
    var connection = door.archive().connectForStream(measurements, target);
    try {
      CatalogCopy.begin(connection);
      for (var view : CatalogView.values()) {
        make(connection, view, filled && views.contains(view));
      }
      return connection;
    } catch (SQLException e) {
      close(connection, e);
      throw refused(e);
    }
  }

  private static void close(Connection connection, SQLException reason) {
    try {
      connection.close();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  private void make(Connection connection, CatalogView view, boolean filled) throws SQLException {
    var copy = new CatalogCopy(view.word(), view.columns());
    copy.make(connection);
    if (filled) {
      copy.fill(connection, door.catalog(), Piece.of(view.sql()));
    }
  }
}
