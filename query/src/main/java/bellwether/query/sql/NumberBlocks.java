package bellwether.query.sql;

import bellwether.query.QueryException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.sqlite.core.Codes;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;
import org.sqlite.core.SafeStmtPtr;

/// The rows of a statement whose columns are whole numbers, some thousand at a time; null reads as
/// 0. Millions of rows need no more memory than one block. Not thread-safe.
public final class NumberBlocks implements AutoCloseable {
  private static final int ROWS = 4_096;

  private final PreparedStatement statement;
  private final SafeStmtPtr rows;
  private final long[][] columns;
  private boolean ended;

  private NumberBlocks(PreparedStatement statement, SafeStmtPtr rows, int columns) {
    this.statement = statement;
    this.rows = rows;
    this.columns = new long[columns][ROWS];
  }

  /// Asks SQLite.
  ///
  /// @param columns how many the answer has
  public static NumberBlocks open(Connection catalog, String sql, int columns) {
    try {
      var statement = catalog.prepareStatement(sql);
      return new NumberBlocks(statement, statement.unwrap(CoreStatement.class).pointer, columns);
    } catch (SQLException e) {
      throw new QueryException(e);
    }
  }

  /// Reads the next block; returns how many rows it has, which is 0 after the last.
  public int next() {
    try {
      return rows.<SQLException>safeRunInt(this::fill);
    } catch (SQLException e) {
      throw new QueryException(e);
    }
  }

  /// A value of the present block.
  public long value(int column, int row) {
    return columns[column][row];
  }

  private int fill(DB db, long pointer) throws SQLException {
    int count = 0;
    while (count < ROWS && !ended) {
      int answer = db.step(pointer);
      if (answer != Codes.SQLITE_ROW && answer != Codes.SQLITE_DONE) {
        db.throwex(answer);
      }
      ended = answer == Codes.SQLITE_DONE;
      if (!ended) {
        read(db, pointer, count++);
      }
    }
    return count;
  }

  private void read(DB db, long pointer, int row) throws SQLException {
    for (int i = 0; i < columns.length; i++) {
      columns[i][row] = db.column_long(pointer, i);
    }
  }

  @Override
  public void close() {
    try {
      statement.close();
    } catch (SQLException e) {
      throw new QueryException(e);
    }
  }
}
