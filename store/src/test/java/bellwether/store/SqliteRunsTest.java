package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs in a catalog on SQLite.
class SqliteRunsTest extends RunsContract {
  @TempDir Path folder;

  @Override
  CatalogKind kind() {
    return new SqliteKind(new CatalogPlace(folder.resolve("data/catalog.db")));
  }

  @Test
  void theLockFileOfTheMigrationIsGone() {
    assertThat(folder.resolve("data")).isDirectoryNotContaining("glob:**-lock");
  }
}
