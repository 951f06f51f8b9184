package bellwether.cli.api;

import bellwether.analyze.CatalogEditor;
import bellwether.command.Console;
import bellwether.query.measured.Measurements;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import bellwether.store.archive.ArchiveOptions;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The catalog that one `bellwether api` process answers from, opened when it is first needed.
///
/// After a change it is opened anew, so that the next question sees the change. Not thread-safe.
final class ApiSession implements AutoCloseable {
  private final CatalogPlace place;
  private final ArchiveOptions options;
  private @Nullable Measurements measurements;
  private @Nullable CatalogReader catalog;

  ApiSession(CatalogPlace place, Console console) {
    this.place = place;
    this.options = ArchiveOptions.standard().withWarnings(console::note);
  }

  /// The place of the catalog.
  CatalogPlace place() {
    return place;
  }

  /// What was measured.
  Measurements measurements() {
    if (measurements == null) {
      measurements = Measurements.open(place, options);
    }
    return measurements;
  }

  /// What runs wrote.
  CatalogReader catalog() {
    if (catalog == null) {
      catalog = CatalogReader.open(place);
    }
    return catalog;
  }

  /// One job; of one with several attempts the last.
  JobMeasurement job(String id) {
    return measurements()
        .jobs(id)
        .lastAttempts()
        .first()
        .orElseThrow(() -> Requests.notFound("There is no measured job " + id));
  }

  /// Carries out a change.
  <T> T change(Function<CatalogEditor, T> change) {
    try (var editor = CatalogEditor.open(place, options)) {
      return change.apply(editor);
    } finally {
      close();
    }
  }

  @Override
  public void close() {
    if (measurements != null) {
      measurements.close();
      measurements = null;
    }
    if (catalog != null) {
      catalog.close();
      catalog = null;
    }
  }
}
