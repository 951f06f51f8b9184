package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogPlaceTest {

  @Test
  void theOptionGoesBeforeTheVariable() {
    var env = Map.of("BELLWETHER_CATALOG", "/b.db", "HOME", "/home/u");
    assertThat(CatalogPlace.resolve("/a.db", env).file()).isEqualTo(Path.of("/a.db"));
    assertThat(CatalogPlace.resolve(null, env).file()).isEqualTo(Path.of("/b.db"));
  }

  @Test
  void withoutEitherItIsInTheUsersDataFolder() {
    assertThat(CatalogPlace.resolve(null, Map.of("HOME", "/home/u")).file())
        .isEqualTo(Path.of("/home/u/.local/share/bellwether/catalog.db"));
    var xdg = Map.of("HOME", "/home/u", "XDG_DATA_HOME", "/data", "BELLWETHER_CATALOG", "");
    assertThat(CatalogPlace.resolve(null, xdg).file())
        .isEqualTo(Path.of("/data/bellwether/catalog.db"));
  }

  @Test
  void aRelativeDataFolderCountsAsUnset() {
    assertThat(CatalogPlace.resolve(null, Map.of("HOME", "/h", "XDG_DATA_HOME", "d")).file())
        .isEqualTo(Path.of("/h/.local/share/bellwether/catalog.db"));
  }

  @Test
  void aRelativePlaceIsBelowTheWorkingDirectory() {
    assertThat(CatalogPlace.resolve("x/../c.db", Map.of()).file())
        .isEqualTo(Path.of("c.db").toAbsolutePath());
  }

  @Test
  void whatCannotBeAPlaceIsRefused() {
    assertThatThrownBy(() -> CatalogPlace.resolve("postgresql://h/db", Map.of()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("path of a SQLite file");
    assertThatThrownBy(() -> CatalogPlace.resolve("/a?b", Map.of()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("question mark");
    assertThatThrownBy(() -> CatalogPlace.resolve("a\0b", Map.of()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("Expected a path");
  }
}
