package bellwether.query.measured.source;

import bellwether.query.MeasuredException;
import bellwether.query.sql.ArchiveStream;
import bellwether.query.sql.CatalogRows;
import bellwether.query.sql.Spill;
import bellwether.query.sql.SqlFragment;
import bellwether.query.sql.Unknown;
import bellwether.store.CatalogReader;
import bellwether.store.archive.Archive;
import bellwether.store.archive.ArchiveException;
import bellwether.store.archive.ArchiveOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Asks the archive. The connections over the measurements that were asked for last stay open.
public final class ArchiveRows implements AutoCloseable {
  private static final int KEPT = 4;

  /// Columns of answers that are called otherwise in the archive.
  private static final Map<String, String> ALIASES =
      Map.of(
          "job",
          "jobid",
          "gen",
          "generation",
          "parent",
          "parent_id",
          "start_us",
          "start",
          "end_us",
          "end",
          "process",
          "id",
          "process_pk",
          "id");

  private final CatalogReader catalog;
  private final Archive archive;
  private final ArchiveOptions options;
  private final Map<Set<Long>, Open> open = new LinkedHashMap<>();

  ArchiveRows(CatalogReader catalog, Archive archive, ArchiveOptions options) {
    this.catalog = catalog;
    this.archive = archive;
    this.options = options;
  }

  /// A connection and the columns of its views, by their names in small letters.
  private record Open(Connection connection, Map<String, Map<String, String>> columns) {}

  /// Rows out of the files of some measurements.
  public <T> List<T> list(
      Set<Long> measurements, SqlFragment piece, CatalogRows.Reading<T> reading) {
    try {
      return CatalogRows.list(over(measurements).connection, piece, reading);
    } catch (SQLException e) {
      throw CatalogRows.refused("The archive", e);
    }
  }

  /// One answer whose rows come as they are read. It has a connection of its own, so that other
  /// questions can be asked meanwhile.
  public ArchiveStream stream(Set<Long> measurements, SqlFragment piece) {
    return ArchiveStream.of(connectForStream(measurements, null), piece);
  }

  /// Lets DuckDB write what a statement finds into a new Parquet file.
  public void copy(Set<Long> measurements, SqlFragment piece, Path target) {
    try (var connection = connectForStream(measurements, target)) {
      copy(connection, piece, target);
    } catch (SQLException e) {
      throw CatalogRows.refused("The archive", e);
    }
  }

  public static void copy(Connection connection, SqlFragment piece, Path target)
      throws SQLException {
    try (var _ = Spill.of(connection)) {
      var name = target.toString().replace("'", "''");
      CatalogRows.execute(
          connection,
          new SqlFragment(
              "COPY (%s) TO '%s' (FORMAT parquet, COMPRESSION zstd)".formatted(piece.sql(), name),
              piece.values()));
    }
  }

  public Connection connectForStream(Set<Long> measurements, @Nullable Path target) {
    return archive.connectForStream(catalog, measurements, options, target);
  }

  /// Refuses a statement that does more than to ask.
  public void requireQuery(Set<Long> measurements, String sql) {
    try {
      Archive.requireQuery(over(measurements).connection, sql);
    } catch (ArchiveException e) {
      throw Unknown.condition(e);
    }
  }

  /// The columns of a view, in their order.
  public List<String> columns(Set<Long> measurements, String view) {
    return List.copyOf(described(measurements, view).values());
  }

  /// A column's name as SQL takes it.
  ///
  /// @throws MeasuredException when there is none of this name
  public String column(Set<Long> measurements, String view, String name) {
    var known = described(measurements, view);
    var small = name.toLowerCase(Locale.ROOT);
    var found = known.getOrDefault(small, known.get(ALIASES.getOrDefault(small, small)));
    if (found == null) {
      throw Unknown.column(view, name, known.values());
    }
    return view + '.' + '"' + found.replace("\"", "\"\"") + '"';
  }

  private Map<String, String> described(Set<Long> measurements, String view) {
    return over(measurements)
        .columns
        .computeIfAbsent(
            view,
            _ -> {
              var names = new LinkedHashMap<String, String>();
              list(measurements, SqlFragment.of("DESCRIBE " + view), row -> row.getString(1))
                  .forEach(name -> names.put(name.toLowerCase(Locale.ROOT), name));
              return names;
            });
  }

  private Open over(Set<Long> measurements) {
    @Nullable Open found = open.remove(measurements);
    if (found == null) {
      if (open.size() == KEPT) {
        close(open.remove(open.keySet().iterator().next()));
      }
      found = new Open(archive.connect(catalog, measurements, options), new HashMap<>());
    }
    open.put(new HashSet<>(measurements), found);
    return found;
  }

  private static void close(@Nullable Open one) {
    try {
      if (one != null) {
        one.connection.close();
      }
    } catch (SQLException e) {
      throw CatalogRows.refused("The archive", e);
    }
  }

  @Override
  public void close() {
    open.values().forEach(ArchiveRows::close);
    open.clear();
  }
}
