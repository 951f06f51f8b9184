package bellwether.query.measured;

import bellwether.query.MeasuredException;
import bellwether.query.jobs.JobRow;
import bellwether.query.measured.jobs.JobBackground;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.measured.jobs.JobTable;
import bellwether.query.measured.jobs.Models;
import bellwether.query.measured.jobs.RunJobs;
import bellwether.query.measured.source.MeasurementSource;
import bellwether.query.table.StreamedTable;
import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import bellwether.store.archive.ArchiveOptions;
import java.util.List;

/// The entry to all that was measured: jobs, processes, threads, operations.
///
/// It keeps connections to the catalog and the archive open, neither of which can write. Not
/// thread-safe.
public final class Measurements implements AutoCloseable {
  private final MeasurementSource source;

  private Measurements(MeasurementSource source) {
    this.source = source;
  }

  /// Opens a catalog with its archive.
  ///
  /// @throws bellwether.store.StoreException when there is no catalog, or it cannot be read
  public static Measurements open(CatalogPlace place) {
    return open(place, ArchiveOptions.standard());
  }

  /// The same with limits for the reading of the archive.
  public static Measurements open(CatalogPlace place, ArchiveOptions options) {
    return new Measurements(new MeasurementSource(place, CatalogReader.open(place), options));
  }

  /// All jobs, by start.
  public JobQuery jobs() {
    return JobQuery.all(source);
  }

  /// Jobs of these ids, by start. No ids: all jobs.
  public JobQuery jobs(String... ids) {
    return jobs().ids(ids);
  }

  /// The ids of measured jobs that a word means: an id itself, or the name of a job of a run, or of
  /// one of its iterations, `job:key`, in the last run that has it measured. A word that means none
  /// stays as it is.
  public List<String> idsOf(String word) {
    if (!jobs(word).ids().isEmpty()) {
      return List.of(word);
    }
    var ids = new RunJobs(source).ids(word);
    return ids.isEmpty() ? List.of(word) : ids;
  }

  /// All processes, by start.
  public ProcessQuery processes() {
    return jobs().processes();
  }

  /// All threads.
  public ThreadQuery threads() {
    return processes().threads();
  }

  /// What the catalog keeps of a job besides its answer.
  public JobBackground background(JobMeasurement job) {
    return JobBackground.of(source.catalog(), job.measurement());
  }

  /// The reference models.
  public Models models() {
    return new Models(source.catalog());
  }

  /// Jobs that were found already as a table for conditions and orders in SQL.
  public JobTable table(List<JobRow> jobs) {
    return new JobTable(source, jobs);
  }

  /// What a query in SQL answers over all views of the catalog and the archive; see [CatalogView].
  /// Nothing can be written by it.
  ///
  /// @throws MeasuredException when it is no query, or names what there is not
  public StreamedTable sql(String query) {
    return SqlQuestion.of(source, query).answer();
  }

  @Override
  public void close() {
    source.close();
  }
}
