package bellwether.query.measured;

import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import bellwether.store.archive.Archive;
import bellwether.store.archive.ArchiveOptions;

/// The door to all that was measured: jobs, processes, threads, operations.
///
/// It keeps connections to the catalog and the archive open, neither of which can write. For one
/// thread.
public final class Measurements implements AutoCloseable {
  private final CatalogPlace place;
  private final CatalogReader reader;
  private final CatalogRows catalog;
  private final ArchiveRows archive;
  private final KnownSums sums;

  private Measurements(CatalogPlace place, CatalogReader reader, ArchiveOptions options) {
    this.place = place;
    this.reader = reader;
    this.catalog = new CatalogRows(reader.connection());
    this.archive = new ArchiveRows(reader, Archive.of(place), options);
    this.sums = new KnownSums(catalog);
  }

  /// Opens a catalog with its archive.
  ///
  /// @throws bellwether.store.StoreException when there is no catalog, or it cannot be read
  public static Measurements open(CatalogPlace place) {
    return open(place, ArchiveOptions.standard());
  }

  /// The same with limits for the reading of the archive.
  public static Measurements open(CatalogPlace place, ArchiveOptions options) {
    return new Measurements(place, CatalogReader.open(place), options);
  }

  /// All jobs, by start.
  public JobQuery jobs() {
    return JobQuery.all(this);
  }

  /// Jobs of these ids, by start. No ids: all jobs.
  public JobQuery jobs(String... ids) {
    return jobs().ids(ids);
  }

  /// All processes, by start.
  public ProcessQuery processes() {
    return ProcessQuery.of(jobs());
  }

  /// All threads.
  public ThreadQuery threads() {
    return ThreadQuery.of(processes());
  }

  /// What the catalog keeps of a job besides its answer.
  public JobBackground background(JobMeasurement job) {
    return JobBackground.of(catalog, job.measurement());
  }

  /// The reference models.
  public Models models() {
    return new Models(catalog);
  }

  /// What a query in SQL answers over all views of the catalog and the archive; see [CatalogView].
  /// Nothing can be written by it.
  ///
  /// @throws MeasuredException when it is no query, or names what there is not
  public LargeFrame sql(String query) {
    return SqlQuestion.of(this, query).answer();
  }

  /// The catalog as it stands now.
  CatalogSnapshot snapshot() {
    return CatalogSnapshot.of(place);
  }

  CatalogRows catalog() {
    return catalog;
  }

  KnownSums sums() {
    return sums;
  }

  ArchiveRows archive() {
    return archive;
  }

  @Override
  public void close() {
    archive.close();
    reader.close();
  }
}
