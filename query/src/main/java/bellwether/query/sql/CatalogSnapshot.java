package bellwether.query.sql;

import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The catalog as it stands at the first question, whatever is written meanwhile: a reader of its
/// own that stays in one transaction.
public final class CatalogSnapshot implements AutoCloseable {
  private final CatalogReader reader;
  private volatile @Nullable SQLException problem;

  private CatalogSnapshot(CatalogReader reader) {
    this.reader = reader;
  }

  public static CatalogSnapshot of(CatalogPlace place) {
    var reader = CatalogReader.open(place);
    try {
      reader.connection().setAutoCommit(false);
      return new CatalogSnapshot(reader);
    } catch (SQLException e) {
      reader.close();
      throw CatalogRows.refused("The catalog", e);
    }
  }

  Connection connection() {
    return reader.connection();
  }

  /// Keeps why SQLite could not answer, which DuckDB does not always pass on.
  void failed(SQLException why) {
    problem = why;
  }

  /// Why SQLite could not answer; null: it could.
  public @Nullable SQLException problem() {
    return problem;
  }

  @Override
  public void close() {
    reader.close();
  }
}
