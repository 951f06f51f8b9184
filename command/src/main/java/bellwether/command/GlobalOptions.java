package bellwether.command;

import bellwether.store.CatalogPlace;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that every command has. They may also stand before the command's name.
public final class GlobalOptions {
  @Option(
      names = "--catalog",
      paramLabel = "PLACE",
      description =
          "The catalog's file (default: BELLWETHER_CATALOG, else ~/.local/share/bellwether/catalog.db).")
  public @Nullable String catalog;

  @Option(names = "--quiet", description = "No progress and no summary; errors still.")
  public boolean quiet;

  @Option(names = "--json", description = "Data as JSON, one object per line.")
  public boolean json;

  /// The catalog that is meant.
  public CatalogPlace place(Console console) {
    return CatalogPlace.resolve(catalog, console.environment());
  }

  /// Takes over what was said before the command's name.
  public void inherit(GlobalOptions before) {
    catalog = catalog == null ? before.catalog : catalog;
    quiet |= before.quiet;
    json |= before.json;
  }
}
