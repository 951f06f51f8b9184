package bellwether.epmt;

import bellwether.analyze.CatalogEditor;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.epmt.settings.Settings;
import bellwether.query.measured.Measurements;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.store.CatalogPlace;
import bellwether.store.archive.ArchiveOptions;
import bellwether.store.archive.ArchiveWriter;
import java.nio.file.Files;

/// What a command of EPMT works with: the console, the settings, and the catalog that they name.
public record Session(Console console, Settings settings) {
  /// Where the catalog is.
  public CatalogPlace place() {
    return settings.place(console);
  }

  /// How the archive is opened: with its warnings as notes.
  public ArchiveOptions options() {
    return ArchiveOptions.standard().withWarnings(console::note);
  }

  /// Opens the catalog for questions; one that is not there yet is an empty one.
  public Measurements measurements() {
    var place = place();
    if (!Files.exists(place.file())) {
      ArchiveWriter.open(place, options()).close();
    }
    return Measurements.open(place, options());
  }

  /// Opens the catalog for changes.
  public CatalogEditor curator() {
    return CatalogEditor.open(place(), options());
  }

  /// The job's last attempt.
  ///
  /// @throws CommandException when there is no such job
  JobMeasurement job(Measurements measurements, String id) {
    return measurements
        .jobs(id)
        .lastAttempts()
        .first()
        .orElseThrow(() -> CommandException.notFound("Job " + id + " could not be found"));
  }

  /// Deletes all that was imported; what Bellwether ran stays.
  void drop() {
    try (var measurements = measurements();
        var editor = curator()) {
      editor.deleteModels(measurements.models().list());
      editor.delete(measurements.jobs().list());
    }
  }
}
