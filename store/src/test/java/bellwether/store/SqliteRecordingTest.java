package bellwether.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/// Recording in a catalog on SQLite.
class SqliteRecordingTest extends RecordingContract {
  @TempDir Path folder;

  @Override
  CatalogKind kind() {
    return new SqliteKind(new CatalogPlace(folder.resolve("data/catalog.db")));
  }
}
