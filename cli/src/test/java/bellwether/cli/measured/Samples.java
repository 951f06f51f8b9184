package bellwether.cli.measured;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/// Where measured jobs are for tests.
public final class Samples {
  private static final Path SMALL =
      Path.of("../collect/src/test/resources/bellwether/collect/epmt");
  private static final String LARGE = "shared/samples/epmt/data";

  private Samples() {}

  /// A small one that the project carries.
  public static String small(String name) {
    return SMALL.resolve(name).toString();
  }

  /// A large one, which not everybody has.
  public static String large(String name) {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve(LARGE).resolve(name))) {
        return at.resolve(LARGE).resolve(name).toString();
      }
    }
    Assumptions.abort("There is no %s/%s above this project: left out".formatted(LARGE, name));
    throw new IllegalStateException();
  }
}
