package bellwether.store.archive.internal;

import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import bellwether.store.archive.ArchiveException;
import bellwether.store.archive.ArchiveOptions;
import bellwether.store.archive.internal.staging.ProcessColumns;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes connections that read the archive. Thread-safe.
public final class ArchiveReading {
  private final ArchiveFolder archive;

  /// Of a catalog's archive.
  public ArchiveReading(CatalogPlace place) {
    this.archive = ArchiveFolder.of(place);
  }

  /// The archive's folder.
  public Path folder() {
    return archive.root();
  }

  /// See [bellwether.store.archive.Archive#connect].
  public Connection connect(
      CatalogReader catalog, @Nullable Collection<Long> measurements, ArchiveOptions options) {
    return connect(catalog, measurements, () -> duckDb(options).open(), List.of());
  }

  /// See [bellwether.store.archive.Archive#connectForStream].
  public Connection connectForStream(
      CatalogReader catalog,
      Collection<Long> measurements,
      ArchiveOptions options,
      @Nullable Path target) {
    return connect(
        catalog,
        measurements,
        () -> duckDb(options).openForStreams(),
        target == null ? List.of() : List.of(target));
  }

  private static DuckDb duckDb(ArchiveOptions options) {
    var spill = Path.of(System.getProperty("java.io.tmpdir"), "bellwether-" + UUID.randomUUID());
    return new DuckDb(options.memory(), options.threads(), spill);
  }

  private interface Opening {
    Connection open() throws SQLException;
  }

  private Connection connect(
      CatalogReader catalog,
      @Nullable Collection<Long> measurements,
      Opening opening,
      List<Path> targets) {
    try {
      var files = FileList.of(catalog.connection(), measurements);
      var connection = opening.open();
      try {
        new Views(connection, archive).make(files);
        lock(connection, files, targets);
        return connection;
      } catch (SQLException | RuntimeException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw new ArchiveException(
          "The archive %s could not be opened: %s; see bellwether archive check"
              .formatted(archive.root(), firstLine(e)),
          e);
    }
  }

  /// DuckDB draws the place of an error below.
  public static String firstLine(SQLException problem) {
    var said = String.valueOf(problem.getMessage());
    return said.lines().findFirst().orElse(said);
  }

  private void lock(Connection connection, FileList files, List<Path> targets) throws SQLException {
    var read =
        Stream.concat(files.processes().stream(), files.threads().stream())
            .map(file -> archive.file(file.name()));
    var paths =
        Stream.concat(read, targets.stream())
            .map(file -> ProcessColumns.literal(file.toString()))
            .collect(Collectors.joining(", "));
    for (var setting :
        List.of(
            "SET allowed_paths = [" + paths + "]",
            "SET enable_external_access = false",
            "SET lock_configuration = true")) {
      try (var statement = connection.createStatement()) {
        statement.execute(setting);
      }
    }
  }

  /// See [bellwether.store.archive.Archive#requireQuery].
  public static void requireQuery(Connection connection, String sql) {
    try (var statement = connection.prepareStatement("SELECT json_serialize_sql(?::VARCHAR)")) {
      statement.setString(1, sql);
      try (var rows = statement.executeQuery()) {
        rows.next();
        var tree = rows.getString(1);
        if (!tree.startsWith("{\"error\":false")) {
          throw new ArchiveException(
              "Expected a query (SELECT …), but found something else: " + tree);
        }
      }
    } catch (SQLException e) {
      throw new ArchiveException("Expected a query (SELECT …): " + e.getMessage(), e);
    }
  }
}
