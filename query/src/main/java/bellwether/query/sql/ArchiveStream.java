package bellwether.query.sql;

import bellwether.query.MeasuredException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Spliterator;
import java.util.Spliterators.AbstractSpliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// Rows of the archive that pass by once, a few at a time in memory.
public final class ArchiveStream implements AutoCloseable {
  private final Connection connection;
  private final PreparedStatement statement;
  private final Spill spill;
  private final ResultSet rows;
  private final @Nullable CatalogSnapshot snapshot;

  private ArchiveStream(
      Connection connection, Spill spill, Asked asked, @Nullable CatalogSnapshot snapshot) {
    this.connection = connection;
    this.spill = spill;
    this.statement = asked.statement;
    this.rows = asked.rows;
    this.snapshot = snapshot;
  }

  private record Asked(PreparedStatement statement, ResultSet rows) {}

  /// Asks on a connection that belongs to the answer from now on.
  public static ArchiveStream of(Connection connection, SqlFragment piece) {
    return of(connection, piece, null);
  }

  /// The same, where rows of the catalog belong to the answer.
  public static ArchiveStream of(
      Connection connection, SqlFragment piece, @Nullable CatalogSnapshot snapshot) {
    try {
      return begin(connection, piece, snapshot);
    } catch (SQLException e) {
      throw refused(snapshot, e);
    }
  }

  private static ArchiveStream begin(
      Connection connection, SqlFragment piece, @Nullable CatalogSnapshot snapshot)
      throws SQLException {
    var spill = Spill.of(connection);
    try {
      var statement = connection.prepareStatement(piece.sql());
      CatalogRows.bind(statement, piece.values());
      var asked = new Asked(statement, statement.executeQuery());
      return new ArchiveStream(connection, spill, asked, snapshot);
    } catch (SQLException e) {
      spill.close();
      connection.close();
      throw e;
    }
  }

  private static MeasuredException refused(@Nullable CatalogSnapshot snapshot, SQLException e) {
    var problem = snapshot == null ? null : snapshot.problem();
    return problem == null
        ? CatalogRows.refused("The archive", e)
        : CatalogRows.refused("The catalog", problem);
  }

  /// Goes to the next row; it is what [#row()] gives then.
  public boolean next() {
    try {
      return rows.next();
    } catch (SQLException e) {
      throw refused(snapshot, e);
    }
  }

  ResultSet row() {
    return rows;
  }

  public <T> T read(CatalogRows.Reading<T> reading) {
    try {
      return reading.of(rows);
    } catch (SQLException e) {
      throw refused(snapshot, e);
    }
  }

  /// The rows one after the other; closed when the last one was taken, or by whom it was given to.
  public <T> Stream<T> stream(CatalogRows.Reading<T> reading) {
    var rest =
        new AbstractSpliterator<T>(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
          @Override
          public boolean tryAdvance(Consumer<? super T> action) {
            if (!next()) {
              close();
              return false;
            }
            action.accept(read(reading));
            return true;
          }
        };
    return StreamSupport.stream(rest, false).onClose(this::close);
  }

  @Override
  public void close() {
    try (connection;
        spill) {
      statement.close();
    } catch (SQLException e) {
      throw refused(snapshot, e);
    } finally {
      if (snapshot != null) {
        snapshot.close();
      }
    }
  }
}
