package bellwether.analyze;

import bellwether.collect.ImportException;
import bellwether.collect.ImportOptions;
import bellwether.collect.Imports;
import bellwether.store.CatalogPlace;
import bellwether.store.archive.ArchiveOptions;
import bellwether.store.archive.ArchiveWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The sample jobs in a catalog, and the real EPMT's answers about them.
final class SampleCatalog {
  private static final String SAMPLES = "shared/samples/epmt";

  private SampleCatalog() {}

  static Path samples() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve(SAMPLES))) {
        return at.resolve(SAMPLES);
      }
    }
    Assumptions.abort("There is no folder " + SAMPLES + " above this project: left out");
    throw new IllegalStateException();
  }

  /// Imports all of them.
  static CatalogPlace in(Path folder) {
    var place = new CatalogPlace(folder.resolve("catalog.db"));
    var options = ImportOptions.standard();
    try (var writer = ArchiveWriter.open(place, ArchiveOptions.standard())) {
      for (var job : Imports.of(samples().resolve("data"), options)) {
        try {
          writer.add(job, false);
        } catch (ImportException e) {
          if (!job.source().contains("csv")) {
            throw e;
          }
        }
      }
    }
    return place;
  }

  static JsonNode answers(String file) {
    try {
      return JsonMapper.shared()
          .readTree(Files.readString(samples().resolve("expected").resolve(file)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
