package bellwether.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where a catalog is: an absolute path of a SQLite file.
public record CatalogPlace(Path file) {

  /// The variable that names the catalog where no option does.
  public static final String VARIABLE = "BELLWETHER_CATALOG";

  public CatalogPlace {
    file = file.toAbsolutePath().normalize();
    // The SQLite driver takes what follows a question mark for settings.
    if (file.toString().indexOf('?') >= 0) {
      throw new StoreException(
          file,
          "Expected a place of the catalog without a question mark, but was "
              + file
              + "; choose another with --catalog");
    }
  }

  /// The place that the user means: `option` (of `--catalog`), else `BELLWETHER_CATALOG`, else
  /// `bellwether/catalog.db` in `XDG_DATA_HOME`, which is `~/.local/share` unless set.
  ///
  /// @throws StoreException when it is no path
  public static CatalogPlace resolve(@Nullable String option, Map<String, String> env) {
    if (option != null && !option.isBlank()) {
      return of(option);
    }
    var named = env.get(VARIABLE);
    return named == null || named.isBlank() ? usual(env) : of(named);
  }

  private static CatalogPlace of(String place) {
    if (place.startsWith("postgresql:") || place.startsWith("jdbc:")) {
      throw new StoreException(
          usual(Map.of()).file(),
          "Expected the path of a SQLite file as the catalog, but was %s; name a file with --catalog"
              .formatted(place));
    }
    try {
      return new CatalogPlace(Path.of(place));
    } catch (InvalidPathException e) {
      throw new StoreException(
          usual(Map.of()).file(), "Expected a path as the catalog, but was " + place, e);
    }
  }

  private static CatalogPlace usual(Map<String, String> env) {
    var data = env.get("XDG_DATA_HOME");
    // By the XDG rules a relative path there counts as unset.
    if (data == null || !data.startsWith("/")) {
      var home = env.getOrDefault("HOME", System.getProperty("user.home"));
      data = home + "/.local/share";
    }
    return new CatalogPlace(Path.of(data, "bellwether", "catalog.db"));
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
