package bellwether.store.archive;

import bellwether.store.CatalogPlace;
import bellwether.store.archive.internal.care.CareTaker;
import java.util.Collection;
import java.util.List;

/// Keeps an archive in order: looks for damage, merges small files, removes what is not wanted any
/// more.
///
/// Several processes may do so at once, also while others import. Connections that were made before
/// a file went fail on it and must be made anew. Thread-safe.
public final class ArchiveCare implements AutoCloseable {
  private final CareTaker care;

  private ArchiveCare(CareTaker care) {
    this.care = care;
  }

  /// Opens the archive of a catalog, which must be there.
  ///
  /// @throws ArchiveException when the folder cannot be written
  /// @throws bellwether.store.StoreException when there is no catalog
  public static ArchiveCare open(CatalogPlace place, ArchiveOptions options) {
    return new ArchiveCare(CareTaker.open(place, options));
  }

  /// Reads every file whole, and holds it against the catalog; empty: all is well.
  public List<ArchiveDamage> check() {
    return care.check();
  }

  /// Merges the files of jobs that began in the same month (UTC) and have the same counters into
  /// larger ones, each change as a whole or not at all.
  public Compaction compact() {
    return care.compact();
  }

  /// How much there is.
  public ArchiveSize size() {
    return care.size();
  }

  /// Takes measurements out of the catalog and the archive; a file that holds others too is written
  /// anew without them. Those of which a reference model was made leave it.
  ///
  /// @return how many there were
  public int delete(Collection<Long> measurements) {
    return care.delete(measurements);
  }

  /// Takes only the processes of measurements away; jobs, sums and operations stay.
  ///
  /// @return of how many
  public int keepSumsOnly(Collection<Long> measurements) {
    return care.keepSumsOnly(measurements);
  }

  @Override
  public void close() {
    care.close();
  }
}
