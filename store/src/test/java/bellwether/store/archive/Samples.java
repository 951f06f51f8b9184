package bellwether.store.archive;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// The sample data in the folder `shared/samples` above the project, where there is one.
final class Samples {
  private Samples() {}

  /// A file or folder there; the test is left out, and says so, where it is missing.
  static Path of(String name) {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isDirectory(at.resolve("shared/samples"))) {
      at = at.getParent();
    }
    assumeTrue(
        at != null, "There is no folder shared/samples above this project; left out: " + name);
    return at.resolve("shared/samples").resolve(name);
  }
}
