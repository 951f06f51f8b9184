package bellwether.store.archive.internal.care;

import bellwether.model.json.JsonWriter;
import bellwether.store.archive.internal.ArchiveFolder;
import bellwether.store.archive.internal.DuckDb;
import bellwether.store.archive.internal.FileKind;
import bellwether.store.archive.internal.imports.OvertakenException;
import bellwether.store.archive.internal.imports.WriterFolder;
import bellwether.store.archive.internal.staging.ProcessColumns;
import bellwether.store.archive.internal.staging.StagedFiles;
import bellwether.store.dialect.Dialects;
import bellwether.store.internal.Session;
import bellwether.store.internal.Sql;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// Writes rows of files into another file, and has the catalog name that instead in the same breath
/// as whatever else changes.
public final class Rewriting {
  private final ArchiveFolder archive;
  private final Session catalog;
  private final WriterFolder pending;
  private final DuckDb duckDb;

  public Rewriting(ArchiveFolder archive, Session catalog, WriterFolder pending, DuckDb duckDb) {
    this.archive = archive;
    this.catalog = catalog;
    this.pending = pending;
    this.duckDb = duckDb;
  }

  /// Measurements whose rows of one kind go from files into another.
  ///
  /// @param from files that go, all of whose measurements stay or leave
  /// @param into the new file's name; null: nothing is left to write
  /// @param measurements those that stay
  /// @param leaving how many leave
  record Move(
      FileKind kind,
      List<String> from,
      @Nullable String into,
      List<Long> measurements,
      int leaving) {}

  /// What changes in the catalog together with the names of files.
  @FunctionalInterface
  public interface Change {
    public void apply(java.sql.Connection connection) throws SQLException;
  }

  /// Writes the new files, then changes the catalog, then removes the old files.
  ///
  /// @throws OvertakenException when another process moved the same rows: nothing has changed then
  public void apply(List<Move> moves, Change change) throws SQLException, IOException {
    var fresh = moves.stream().map(Move::into).filter(java.util.Objects::nonNull).toList();
    var coming = pending.note(fresh);
    try {
      writeAll(moves);
      var going = pending.note(moves.stream().flatMap(move -> move.from().stream()).toList());
      commit(moves, change, going);
      coming.done();
      going.removeFiles();
    } catch (SQLException | IOException | RuntimeException e) {
      coming.removeFiles();
      throw e;
    }
  }

  /// A file that another process has replaced may be gone before it is read.
  private void writeAll(List<Move> moves) throws SQLException, IOException {
    for (var move : moves) {
      try {
        write(move);
      } catch (SQLException e) {
        requireWhole(move);
        throw e;
      }
    }
  }

  private void commit(List<Move> moves, Change change, WriterFolder.Note going) throws IOException {
    try {
      catalog.write(connection -> {
        for (var move : moves) {
          requireWhole(connection, move);
          rename(connection, move);
        }
        change.apply(connection);
        return moves;
      });
    } catch (RuntimeException e) {
      going.done();
      throw e;
    }
  }

  private void write(Move move) throws SQLException, IOException {
    var into = move.into();
    if (into == null) {
      return;
    }
    var unfinished = pending.file(".parquet");
    try (DuckDBConnection connection = duckDb.open();
        var statement = connection.createStatement()) {
      statement.execute(
          "COPY (SELECT * FROM read_parquet([%s]) WHERE %s) TO %s %s"
              .formatted(
                  move.from().stream().map(this::path).collect(Collectors.joining(", ")),
                  ranges(move.measurements()),
                  ProcessColumns.literal(unfinished.toString()),
                  move.kind().format(Long.MAX_VALUE)));
    }
    archive.place(unfinished, into);
  }

  private String path(String name) {
    return ProcessColumns.literal(archive.file(name).toString());
  }

  /// The ids of the processes of measurements.
  static String ranges(List<Long> measurements) {
    var sorted = measurements.stream().sorted().toList();
    var ranges = new java.util.ArrayList<String>();
    int first = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size() || sorted.get(i) != sorted.get(i - 1) + 1) {
        ranges.add(
            "id BETWEEN %d AND %d"
                .formatted(
                    sorted.get(first) << StagedFiles.PLACE_BITS,
                    ((sorted.get(i - 1) + 1) << StagedFiles.PLACE_BITS) - 1));
        first = i;
      }
    }
    return String.join(" OR ", ranges);
  }

  private void requireWhole(Move move) {
    catalog.read(connection -> {
      requireWhole(connection, move);
      return move;
    });
  }

  /// All that were in the files must still be there, those that leave too: else the file that they
  /// were moved into would keep their rows.
  private static void requireWhole(java.sql.Connection connection, Move move) throws SQLException {
    long there =
        Sql.number(
            connection,
            "SELECT count(*) FROM measurement WHERE %s IN (%s)"
                .formatted(move.kind().column(), Dialects.of(connection).values("?")),
            JsonWriter.write(move.from()));
    if (there != move.measurements().size() + move.leaving()) {
      throw new OvertakenException(String.join(", ", move.from()));
    }
  }

  private static void rename(java.sql.Connection connection, Move move) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "UPDATE measurement SET %1$s = ? WHERE id = ? AND %1$s IN (%2$s)"
                .formatted(move.kind().column(), Dialects.of(connection).values("?")))) {
      var from = JsonWriter.write(move.from());
      for (long measurement : move.measurements()) {
        statement.setString(1, move.into());
        statement.setLong(2, measurement);
        statement.setString(3, from);
        if (statement.executeUpdate() != 1) {
          throw new OvertakenException("measurement " + measurement);
        }
      }
    }
  }
}
