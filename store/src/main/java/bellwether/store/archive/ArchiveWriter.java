package bellwether.store.archive;

import bellwether.collect.MeasuredJob;
import bellwether.collect.ReferenceModel;
import bellwether.store.CatalogPlace;
import bellwether.store.archive.internal.imports.JobImport;

/// Brings measured jobs into the archive and the catalog, each as a whole or not at all.
///
/// Thread-safe: several threads may add jobs at once; one writes the catalog at a time. Several
/// processes may write one archive.
public final class ArchiveWriter implements AutoCloseable {
  private final JobImport imports;

  private ArchiveWriter(JobImport imports) {
    this.imports = imports;
  }

  /// Opens the archive of a catalog, and makes both where there are none. What writers left that
  /// are gone is removed.
  ///
  /// @throws ArchiveException when the folder cannot be written
  /// @throws bellwether.store.StoreException when the catalog cannot
  public static ArchiveWriter open(CatalogPlace place, ArchiveOptions options) {
    return new ArchiveWriter(JobImport.open(place, options));
  }

  /// Reads a job and keeps it. The same job again is told and not kept twice; one of the same id
  /// with another submit time, other hosts or other content is a further attempt.
  ///
  /// @param replace the new one takes the place of the attempt with its submit time, or else of the
  ///   last one
  /// @throws bellwether.collect.ImportException when the source cannot be used
  /// @throws ArchiveException when the processes cannot be kept
  public ImportedJob add(MeasuredJob job, boolean replace) {
    return imports.add(job, replace);
  }

  /// Reads a job as [#add] does and keeps nothing; tells what would become of it.
  public ImportedJob tryOut(MeasuredJob job, boolean replace) {
    return imports.tryOut(job, replace);
  }

  /// Keeps a reference model: one of EPMT when one of its jobs is in the catalog, for those that
  /// are; one of an export when all of them are.
  ///
  /// @return false: one of this name was there, or its jobs are not
  public boolean add(ReferenceModel model) {
    return imports.add(model);
  }

  @Override
  public void close() {
    imports.close();
  }
}
