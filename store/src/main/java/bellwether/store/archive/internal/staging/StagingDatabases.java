package bellwether.store.archive.internal.staging;

import bellwether.store.archive.internal.DuckDb;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.duckdb.DuckDBConnection;

/// Empty databases for jobs on their way into files, each for one job at a time. Opening one takes
/// longer than reading a small job, so that they are used again. Thread-safe.
public final class StagingDatabases implements AutoCloseable {
  private final Supplier<DuckDb> source;
  private final Queue<DuckDBConnection> idle = new ConcurrentLinkedQueue<>();

  /// @param source tells how the next one is opened: each spills into a folder of its own
  public StagingDatabases(Supplier<DuckDb> source) {
    this.source = source;
  }

  /// One that nobody else has, until it is given back.
  DuckDBConnection borrow() throws SQLException {
    var waiting = idle.poll();
    return waiting == null ? source.get().open() : waiting;
  }

  /// Empties it for the next job. One that cannot be emptied is damaged, as after a fatal error of
  /// DuckDB: it is closed, and the next job opens another.
  void giveBack(DuckDBConnection database) throws SQLException {
    try (var statement = database.createStatement()) {
      statement.execute(
          "DROP TABLE IF EXISTS processes; DROP TABLE IF EXISTS threads; DROP TABLE IF EXISTS tree");
      idle.add(database);
    } catch (SQLException _) {
      database.close();
    }
  }

  /// Closes those that are not in use.
  @Override
  public void close() throws SQLException {
    for (var next = idle.poll(); next != null; next = idle.poll()) {
      next.close();
    }
  }
}
