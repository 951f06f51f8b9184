package bellwether.store.archive;

import bellwether.store.CatalogPlace;
import bellwether.store.archive.internal.imports.AttemptImport;
import java.util.List;

/// Brings what was recorded of a run's attempts into the archive and the catalog, many at a time.
///
/// Thread-safe. Several processes may write one archive.
public final class AttemptWriter implements AutoCloseable {
  private final AttemptImport imports;

  private AttemptWriter(AttemptImport imports) {
    this.imports = imports;
  }

  /// Opens the archive of a catalog, and makes both where there are none.
  ///
  /// @throws ArchiveException when the folder cannot be written
  /// @throws bellwether.store.StoreException when the catalog cannot
  public static AttemptWriter open(CatalogPlace place, ArchiveOptions options) {
    return new AttemptWriter(AttemptImport.open(place, options));
  }

  /// Keeps attempts whose processes have all ended, together or not at all, and lets their record
  /// files forget them.
  ///
  /// @return those of which a process may still run: they are left as they are
  /// @throws ArchiveException when the processes cannot be kept
  public List<MeasuredAttempt> addEnded(List<MeasuredAttempt> attempts) {
    return imports.add(attempts, false);
  }

  /// Keeps attempts, also those with processes whose end nobody will see any more; these are
  /// marked.
  ///
  /// @throws ArchiveException when the processes cannot be kept
  public void addAll(List<MeasuredAttempt> attempts) {
    imports.add(attempts, true);
  }

  @Override
  public void close() {
    imports.close();
  }
}
