package bellwether.query.measured;

import bellwether.query.MeasuredException;
import bellwether.query.measured.jobs.ChosenJobs;
import bellwether.query.measured.source.ArchiveRows;
import bellwether.query.measured.source.MeasurementSource;
import bellwether.query.sql.ArchiveStream;
import bellwether.query.sql.CatalogRows;
import bellwether.query.sql.CatalogScan;
import bellwether.query.sql.CatalogSnapshot;
import bellwether.query.sql.CatalogView;
import bellwether.query.sql.SqlFragment;
import bellwether.query.sql.Unknown;
import bellwether.query.table.ColumnType;
import bellwether.query.table.StreamedColumn;
import bellwether.query.table.StreamedTable;
import bellwether.query.table.TableSource;
import bellwether.store.archive.Archive;
import bellwether.store.archive.ArchiveException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
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
/// DuckDB's reader of SQLite files is no part of its jar, so that SQLite itself hands over the rows
/// and columns of the catalog that the query reads, all of one moment. It reads nothing but the
/// archive's files and the catalog, and can write nowhere.
final class SqlQuestion implements TableSource {
  private static final Pattern COMPOUND = Pattern.compile("(?s)JSON|(STRUCT|MAP|UNION)\\(.*|.*\\]");

  private final MeasurementSource source;
  private final Set<Long> measurements;
  private final String query;

  private SqlQuestion(MeasurementSource source, Set<Long> measurements, String query) {
    this.source = source;
    this.measurements = measurements;
    this.query = query;
  }

  /// @throws MeasuredException when it is no query
  static SqlQuestion of(MeasurementSource source, String sql) {
    var query = sql.strip().replaceAll(";\\s*$", "");
    var measurements = ChosenJobs.all(source).names().keySet();
    try (var connection = source.archive().connectForStream(measurements, null)) {
      Archive.requireQuery(connection, query);
      var tree = tree(connection, query);
      if (tree.get("statements").size() != 1) {
        throw new MeasuredException(
            "Expected one query, but found %d; ask one after the other"
                .formatted(tree.get("statements").size()));
      }
      return new SqlQuestion(source, measurements, query);
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

  private static MeasuredException refused(SQLException problem) {
    return Unknown.query(problem);
  }

  /// The answer; asked anew by each use.
  StreamedTable answer() {
    try (var snapshot = source.snapshot();
        var connection = connect(snapshot, null);
        var statement = connection.prepareStatement("DESCRIBE " + query);
        var rows = statement.executeQuery()) {
      var fields = new ArrayList<StreamedColumn>();
      var taken = new HashSet<String>();
      while (rows.next()) {
        fields.add(field(unique(rows.getString(1), taken), rows.getString(2), fields.size()));
      }
      var names = fields.stream().map(field -> named(field)).collect(Collectors.joining(", "));
      return new StreamedTable(
          this, fields, SqlFragment.of("FROM (" + query + "\n) answer(" + names + ")"));
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  /// Columns of the same name are told apart by their places.
  private static String named(StreamedColumn field) {
    return field.sql().replaceAll("^to_json\\((.*)\\)::VARCHAR$", "$1");
  }

  private static String unique(String name, Set<String> taken) {
    var unique = name;
    for (int i = 1; !taken.add(unique); i++) {
      unique = name + "_" + i;
    }
    return unique;
  }

  private static StreamedColumn field(String name, String type, int place) {
    var column = "\"column_" + place + '"';
    var kind = kind(type.toUpperCase(Locale.ROOT));
    return new StreamedColumn(
        name, kind == ColumnType.JSON ? "to_json(" + column + ")::VARCHAR" : column, kind);
  }

  private static ColumnType kind(String type) {
    return switch (type) {
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "UTINYINT", "USMALLINT", "UINTEGER" ->
          ColumnType.NUMBER;
      case "UBIGINT", "HUGEINT", "UHUGEINT" -> ColumnType.LARGE;
      case "FLOAT", "DOUBLE" -> ColumnType.REAL;
      case "BOOLEAN" -> ColumnType.TRUTH;
      case "TIMESTAMP" -> ColumnType.TIME;
      default -> other(type);
    };
  }

  private static ColumnType other(String type) {
    if (COMPOUND.matcher(type).matches()) {
      return ColumnType.JSON;
    }
    return type.startsWith("DECIMAL") ? ColumnType.DECIMAL : ColumnType.TEXT;
  }

  @Override
  public ArchiveStream stream(SqlFragment piece) {
    var snapshot = source.snapshot();
    try {
      return ArchiveStream.of(connect(snapshot, null), piece, snapshot);
    } catch (RuntimeException e) {
      snapshot.close();
      throw e;
    }
  }

  @Override
  public void copy(SqlFragment piece, Path target) {
    try (var snapshot = source.snapshot();
        var connection = connect(snapshot, target)) {
      copy(snapshot, connection, piece, target);
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  private static void copy(
      CatalogSnapshot snapshot, Connection connection, SqlFragment piece, Path target)
      throws SQLException {
    try {
      ArchiveRows.copy(connection, piece, target);
    } catch (SQLException e) {
      var problem = snapshot.problem();
      if (problem != null) {
        throw CatalogRows.refused("The catalog", problem);
      }
      throw e;
    }
  }

  private Connection connect(CatalogSnapshot snapshot, @Nullable Path target) {
    var connection = source.archive().connectForStream(measurements, target);
    try {
      for (var view : CatalogView.values()) {
        CatalogScan.of(view, snapshot).make(connection);
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
}
