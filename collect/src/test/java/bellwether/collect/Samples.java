package bellwether.collect;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The sample data: a few small ones among the test's resources, all others in the folder
/// `shared/samples` above the project, where there is one.
public final class Samples {
  private static final JsonMapper JSON = new JsonMapper();

  private Samples() {}

  /// A file or folder of `shared/samples`; the test is left out, and says so, where it is missing.
  public static Path shared(String name) {
    Path at = Path.of("").toAbsolutePath();
    while (at != null && !Files.isDirectory(at.resolve("shared/samples"))) {
      at = at.getParent();
    }
    assumeTrue(
        at != null, "There is no folder shared/samples above this project; left out: " + name);
    return at.resolve("shared/samples").resolve(name);
  }

  /// A file or folder that the project carries itself.
  public static Path own(String name) {
    return Path.of("src/test/resources/bellwether/collect").resolve(name);
  }

  public static JsonNode json(Path file) {
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// All that one reading of a job gives.
  public record Read(
      JobRecord job, List<ProcessRecord> processes, List<String> skipped, List<String> marked) {}

  public static Read read(MeasuredJob job) {
    List<ProcessRecord> processes = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    List<String> marked = new ArrayList<>();
    job.readProcesses(
        processes::add,
        new SkippedLines() {
          @Override
          public void skipped(String file, long line, String reason) {
            skipped.add(file + ":" + line + ": " + reason);
          }

          @Override
          public void marked(String file, long line, String reason) {
            marked.add(file + ":" + line + ": " + reason);
          }
        });
    return new Read(job.record(), processes, skipped, marked);
  }

  public static Read read(Path path) {
    return read(Imports.of(path, ImportOptions.standard()).getFirst());
  }
}
