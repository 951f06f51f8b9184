package bellwether.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A failure of the catalog: not there, not readable, not a catalog, full, or held by another. Its
/// message is one sentence or two for the user: what, where, and what to do.
public class StoreException extends RuntimeException {
  private final Path file;

  public StoreException(Path file, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.file = file;
  }

  public StoreException(Path file, String message) {
    this(file, message, null);
  }

  /// The file of the catalog that failed.
  public Path file() {
    return file;
  }
}
