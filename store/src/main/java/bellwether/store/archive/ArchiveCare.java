package bellwether.store.archive;

import bellwether.store.CatalogPlace;
import bellwether.store.archive.internal.care.CareTaker;
import java.util.Collection;
import java.util.List;

/// Keeps an archive in order: looks for damage, merges small files, removes what is not wanted any
/// more.
///
/// Several processes may do so at once, also while others import. Connections that were made before
/// a file went fail on it and must be made anew. Threadsafe.
public interface ArchiveCare extends AutoCloseable {

  /// Opens the archive of a catalog, which must be there.
  ///
  /// @throws ArchiveException when the folder cannot be written
  /// @throws bellwether.store.StoreException when there is no catalog
  static ArchiveCare open(CatalogPlace place, ArchiveOptions options) {
    return CareTaker.open(place, options);
  }

  /// Reads every file whole, and holds it against the catalog; empty: all is well.
  List<ArchiveDamage> check();

  /// Merges the files of jobs that began in the same month (UTC) and have the same counters into
  /// larger ones, each change as a whole or not at all.
  Compaction compact();

  /// How much there is.
  ArchiveSize size();

  /// Takes measurements out of the catalog and the archive; a file that holds others too is written
  /// anew without them. Those of which a reference model was made leave it.
  ///
  /// @return how many there were
  int delete(Collection<Long> measurements);

  /// Takes only the processes of measurements away; jobs, sums and operations stay.
  ///
  /// @return of how many
  int keepSumsOnly(Collection<Long> measurements);

  @Override
  void close();

  /// What merging did.
  ///
  /// @param filesBefore merged
  /// @param filesAfter they became
  /// @param bytesBefore of the merged files
  /// @param bytesAfter of what they became
  record Compaction(long filesBefore, long filesAfter, long bytesBefore, long bytesAfter) {}
}
