package bellwether.store;

import org.jspecify.annotations.Nullable;

/// A failure of the catalog: not there, not readable, not a catalog, full, or held by another. Its
/// message is one sentence or two for the user: what, where, and what to do.
public class StoreException extends RuntimeException {
  private final CatalogPlace place;

  public StoreException(CatalogPlace place, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.place = place;
  }

  public StoreException(CatalogPlace place, String message) {
    this(place, message, null);
  }

  /// The catalog that failed.
  public CatalogPlace place() {
    return place;
  }
}
