package bellwether.cli.shell;

import bellwether.query.measured.Measurements;
import org.jspecify.annotations.Nullable;

/// Hands the opened catalog over to the snippets of the shell, of which a JVM has one at a time.
public final class OpenedCatalog {
  private static volatile @Nullable Measurements opened;

  private OpenedCatalog() {}

  /// The catalog that the shell was opened on.
  public static Measurements measurements() {
    var measurements = opened;
    if (measurements == null) {
      throw new IllegalStateException("Expected a running shell, but there is none");
    }
    return measurements;
  }

  static void open(Measurements measurements) {
    opened = measurements;
  }
}
