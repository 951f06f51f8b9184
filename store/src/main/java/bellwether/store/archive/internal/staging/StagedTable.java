package bellwether.store.archive.internal.staging;

import java.sql.SQLException;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/// A table of a job's rows on their way into a file. It comes into being with its first row, and
/// grows when a row comes with counters that none before had.
final class StagedTable implements AutoCloseable {
  private final DuckDBConnection connection;
  private final String name;
  private final String fixedColumns;
  private final CounterPlan plan;
  private @Nullable RowAppender rows;
  private int counters;

  /// @param fixedColumns declarations of those before the counters
  StagedTable(DuckDBConnection connection, String name, String fixedColumns, CounterPlan plan) {
    this.connection = connection;
    this.name = name;
    this.fixedColumns = fixedColumns;
    this.plan = plan;
  }

  /// Begins a row, which has all columns of the plan.
  RowAppender begin() throws SQLException {
    if (rows == null || counters < plan.size()) {
      rows = makeRoom();
    }
    return rows.begin();
  }

  /// Whether it has a row.
  boolean exists() {
    return rows != null;
  }

  private RowAppender makeRoom() throws SQLException {
    if (rows == null) {
      execute("CREATE TABLE %s (%s, %s)".formatted(name, fixedColumns, declared(0, plan.size())));
      counters = plan.size();
    } else {
      complete();
    }
    return new RowAppender(connection, name);
  }

  /// Ends its rows; those that lack counters of later processes get nulls for them.
  void complete() throws SQLException {
    close();
    for (; rows != null && counters < plan.size(); counters++) {
      execute("ALTER TABLE %s ADD COLUMN %s".formatted(name, declared(counters, counters + 1)));
    }
  }

  private String declared(int from, int to) {
    return ProcessColumns.declared(plan.columns().subList(from, to));
  }

  private void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// Ends its rows.
  @Override
  public void close() throws SQLException {
    if (rows != null) {
      rows.close();
    }
  }
}
