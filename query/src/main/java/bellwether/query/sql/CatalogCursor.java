package bellwether.query.sql;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBTableFunctionState;
import org.duckdb.DuckDBWritableVector;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.Codes;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;
import org.sqlite.core.SafeStmtPtr;

/// Rows of the catalog on their way into DuckDB, which takes some thousand at a time. Closed by
/// DuckDB. Not thread-safe.
///
/// The driver's own interface below JDBC, since a JDBC result set takes as long for a value as
/// SQLite does.
final class CatalogCursor implements DuckDBTableFunctionState {
  private final PreparedStatement statement;
  private final SafeStmtPtr rows;
  private boolean ended;
  private final Kind[] kinds;

  private enum Kind {
    NUMBER,
    REAL,
    TEXT;

    static Kind of(CatalogView.Typed column) {
      return switch (column.storedType()) {
        case "VARCHAR" -> TEXT;
        case "DOUBLE" -> REAL;
        default -> NUMBER;
      };
    }
  }

  private CatalogCursor(
      PreparedStatement statement, SafeStmtPtr rows, List<CatalogView.Typed> columns) {
    this.statement = statement;
    this.rows = rows;
    this.kinds = columns.stream().map(Kind::of).toArray(Kind[]::new);
  }

  /// Asks SQLite.
  ///
  /// @param columns those of the answer
  static CatalogCursor open(Connection catalog, String sql, List<CatalogView.Typed> columns)
      throws SQLException {
    var statement = catalog.prepareStatement(sql);
    try {
      return new CatalogCursor(statement, statement.unwrap(CoreStatement.class).pointer, columns);
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  /// Hands over the next rows; returns how many, which is 0 after the last.
  long fill(DuckDBDataChunkWriter chunk) throws SQLException {
    var vectors = new DuckDBWritableVector[kinds.length];
    Arrays.setAll(vectors, chunk::vector);
    byte[][] @Nullable [] texts = new byte[kinds.length][(int) chunk.capacity()][];
    int count = rows.<SQLException>safeRunInt((db, row) -> fill(new Row(db, row), vectors, texts));
    setTexts(vectors, texts, count);
    return count;
  }

  private int fill(Row row, DuckDBWritableVector[] vectors, byte[][] @Nullable [] texts)
      throws SQLException {
    int capacity = texts.length == 0 ? 0 : texts[0].length;
    int count = 0;
    while (count < capacity && !ended) {
      ended = !row.next();
      if (!ended) {
        fill(row, vectors, texts, count++);
      }
    }
    return count;
  }

  private void fill(Row row, DuckDBWritableVector[] vectors, byte[][] @Nullable [] texts, int place)
      throws SQLException {
    for (int i = 0; i < kinds.length; i++) {
      switch (kinds[i]) {
        case NUMBER -> row.setNumber(vectors[i], place, i);
        case REAL -> row.setReal(vectors[i], place, i);
        case TEXT -> texts[i][place] = row.text(i);
      }
    }
  }

  /// The present row of a statement.
  private record Row(DB db, long statement) {
    /// Goes on to the next; returns whether there is one.
    boolean next() throws SQLException {
      int answer = db.step(statement);
      if (answer != Codes.SQLITE_ROW && answer != Codes.SQLITE_DONE) {
        db.throwex(answer);
      }
      return answer == Codes.SQLITE_ROW;
    }

    /// As bytes, since to make a string of each takes as long as all the rest. What is not ASCII is
    /// made valid UTF-8.
    byte @Nullable [] text(int column) throws SQLException {
      byte @Nullable [] bytes = db.column_blob(statement, column);
      if (bytes != null) {
        for (byte one : bytes) {
          if (one < 0) {
            return new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
          }
        }
      }
      return bytes;
    }

    /// Only what reads as 0 may be null.
    void setNumber(DuckDBWritableVector vector, int place, int column) throws SQLException {
      long value = db.column_long(statement, column);
      if (value == 0 && isNull(column)) {
        vector.setNull(place);
      } else {
        vector.setLong(place, value);
      }
    }

    void setReal(DuckDBWritableVector vector, int place, int column) throws SQLException {
      double value = db.column_double(statement, column);
      if (value == 0 && isNull(column)) {
        vector.setNull(place);
      } else {
        vector.setDouble(place, value);
      }
    }

    private boolean isNull(int column) throws SQLException {
      return db.column_type(statement, column) == Codes.SQLITE_NULL;
    }
  }

  /// All of a column at once, which takes a fifth of the time of one after the other.
  private void setTexts(DuckDBWritableVector[] vectors, byte[][] @Nullable [] texts, int count) {
    for (int i = 0; i < vectors.length; i++) {
      if (kinds[i] == Kind.TEXT) {
        vectors[i].setStringUtf8Batch(0, Arrays.copyOf(texts[i], count));
      }
    }
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
