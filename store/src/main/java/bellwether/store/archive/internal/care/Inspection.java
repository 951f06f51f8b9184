package bellwether.store.archive.internal.care;

import bellwether.store.archive.ArchiveDamage;
import bellwether.store.archive.SaturatedSums;
import bellwether.store.archive.internal.ArchiveFolder;
import bellwether.store.archive.internal.DuckDb;
import bellwether.store.archive.internal.FileKind;
import bellwether.store.archive.internal.imports.WriterFolder;
import bellwether.store.archive.internal.staging.ProcessColumns;
import bellwether.store.archive.internal.staging.StagedFiles;
import bellwether.store.internal.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Holds every file against the catalog.
final class Inspection {
  private final ArchiveFolder archive;
  private final Session catalog;
  private final DuckDb duckDb;
  private final List<ArchiveDamage> damages = new ArrayList<>();
  private @Nullable Connection duck;

  Inspection(ArchiveFolder archive, Session catalog, DuckDb duckDb) {
    this.archive = archive;
    this.catalog = catalog;
    this.duckDb = duckDb;
  }

  /// What a file should hold of a measurement.
  ///
  /// @param cpuTime of processes; of threads 0, since that is not compared
  private record Content(long rows, long cpuTime) {}

  List<ArchiveDamage> run() throws SQLException, IOException {
    try {
      for (var kind : FileKind.values()) {
        var expected = expected(kind);
        for (var file : expected.entrySet()) {
          look(kind, file.getKey(), file.getValue());
        }
        findStrangers(kind, expected.keySet());
      }
    } finally {
      leave();
    }
    return damages;
  }

  private Connection duck() throws SQLException {
    if (duck == null) {
      duck = duckDb.open();
    }
    return duck;
  }

  /// After some kinds of damage DuckDB refuses all else, too.
  private void leave() throws SQLException {
    if (duck != null) {
      duck.close();
      duck = null;
    }
  }

  private Map<String, Map<Long, Content>> expected(FileKind kind) {
    return catalog.read(connection -> expected(connection, kind));
  }

  private static Map<String, Map<Long, Content>> expected(Connection connection, FileKind kind)
      throws SQLException {
    var files = new TreeMap<String, Map<Long, Content>>();
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT %s, id, process_count, thread_count, cpu_time_us FROM measurement WHERE %1$s IS NOT NULL"
                    .formatted(kind.column()))) {
      while (rows.next()) {
        var content =
            kind == FileKind.PROCESSES
                ? new Content(rows.getLong(3), rows.getLong(5))
                : new Content(rows.getLong(4) - rows.getLong(3), 0);
        files
            .computeIfAbsent(rows.getString(1), _ -> new HashMap<>())
            .put(rows.getLong(2), content);
      }
    }
    return files;
  }

  private void look(FileKind kind, String name, Map<Long, Content> expected) throws SQLException {
    if (!Files.exists(archive.file(name))) {
      tell(ArchiveDamage.Kind.MISSING, name, "is not there; import its jobs again with --replace");
      return;
    }
    try {
      var found = content(kind, name);
      if (!found.equals(expected)) {
        tell(
            ArchiveDamage.Kind.DIFFERENT,
            name,
            "holds other processes than the catalog counted; import its jobs again with --replace");
      }
    } catch (SQLException e) {
      leave();
      tell(
          ArchiveDamage.Kind.UNREADABLE,
          name,
          "cannot be read (%s); import its jobs again with --replace".formatted(e.getMessage()));
    }
  }

  /// Reads every value, so that damage anywhere shows. Threads are counted beyond the first of each
  /// process, which is what the catalog's numbers tell.
  private Map<Long, Content> content(FileKind kind, String name) throws SQLException {
    var found = new HashMap<Long, Content>();
    var counted =
        kind == FileKind.PROCESSES
            ? "count(*), coalesce(%s, 0)".formatted(SaturatedSums.sql("cpu_time"))
            : "count(*) FILTER (thread > 0), 0::BIGINT";
    try (var statement = duck().createStatement();
        var rows =
            statement.executeQuery(
                "SELECT id >> %d, %s, bit_xor(hash(one)) FROM read_parquet(%s) AS one GROUP BY 1"
                    .formatted(
                        StagedFiles.PLACE_BITS,
                        counted,
                        ProcessColumns.literal(archive.file(name).toString())))) {
      while (rows.next()) {
        found.put(rows.getLong(1), new Content(rows.getLong(2), rows.getLong(3)));
      }
    }
    return found;
  }

  private void findStrangers(FileKind kind, Set<String> known) throws IOException {
    var folder = archive.file(kind.folder());
    if (!Files.isDirectory(folder)) {
      return;
    }
    var coming = WriterFolder.noted(archive);
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .map(file -> archive.root().relativize(file).toString())
          .filter(name -> !known.contains(name) && !coming.contains(name))
          .sorted()
          .forEach(name ->
              tell(
                  ArchiveDamage.Kind.UNKNOWN,
                  name,
                  "is named by no job; remove it if nobody put it there on purpose"));
    }
  }

  private void tell(ArchiveDamage.Kind kind, String name, String what) {
    damages.add(
        new ArchiveDamage(
            kind, name, "%s %s".formatted(Objects.toString(archive.file(name)), what)));
  }
}
