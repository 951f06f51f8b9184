package bellwether.store.archive.internal.imports;

import bellwether.collect.JobRecord;
import bellwether.collect.MeasuredJob;
import bellwether.collect.ReferenceModel;
import bellwether.store.CatalogPlace;
import bellwether.store.archive.ArchiveException;
import bellwether.store.archive.ArchiveOptions;
import bellwether.store.archive.ImportedJob;
import bellwether.store.archive.ImportedJob.Outcome;
import bellwether.store.archive.internal.ArchiveFolder;
import bellwether.store.archive.internal.ArchiveReading;
import bellwether.store.archive.internal.care.Removal;
import bellwether.store.archive.internal.care.Rewriting;
import bellwether.store.archive.internal.staging.SkipCounter;
import bellwether.store.archive.internal.staging.StagedJob;
import bellwether.store.archive.internal.staging.StagedSums;
import bellwether.store.internal.Session;
import bellwether.store.internal.Statements;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The writer of an archive. Thread-safe: each job has a database of its own on its way, and all go
/// through one connection to the catalog.
public final class JobImport implements AutoCloseable {
  private final ArchiveFolder archive;
  private final Session catalog;
  private final WriterFolder pending;
  private final OpenArchive open;

  private JobImport(OpenArchive open) {
    this.open = open;
    archive = open.archive();
    catalog = open.catalog();
    pending = open.pending();
  }

  /// Opens the archive of a catalog, and makes both where there are none.
  public static JobImport open(CatalogPlace place, ArchiveOptions options) {
    return new JobImport(OpenArchive.open(place, options));
  }

  /// Reads a job and keeps it.
  public ImportedJob add(MeasuredJob job, boolean replace) {
    return take(job, replace, true);
  }

  /// Tells what would become of a job.
  public ImportedJob tryOut(MeasuredJob job, boolean replace) {
    return take(job, replace, false);
  }

  /// Keeps a reference model; false: it was there, or its jobs are not.
  public boolean add(ReferenceModel model) {
    return catalog.write(connection ->
        new ReferenceModelTable(connection).insert(model, open.options().clock().now()));
  }

  private ImportedJob take(MeasuredJob job, boolean replace, boolean keep) {
    var skips = new SkipCounter();
    try (var stage = new StagedJob(open.staging(), job.source())) {
      job.readProcesses(stage, skips);
      var kept = job.keptSums().map(sums -> ImportCandidate.of(job, skips, sums));
      var read =
          kept.map(ImportCandidate::read)
              .orElseGet(() -> ImportCandidate.read(stage, job.record()));
      var decision = decision(job.record(), read, replace);
      if (decision.outcome() == Outcome.KNOWN) {
        return known(job, skips, read, decision);
      }
      var arrival = kept.isPresent() ? kept.get() : arrival(job, skips, stage);
      return keep
          ? keep(stage, arrival, decision, replace)
          : told(arrival, decision, decision.oldId());
    } catch (SQLException e) {
      throw new ArchiveException(
          "The processes of %s could not be kept: %s"
              .formatted(job.source(), ArchiveReading.firstLine(e)),
          e);
    } catch (IOException e) {
      throw archive.problem(e);
    }
  }

  private ImportDecision decision(JobRecord record, ImportCandidate.Read read, boolean replace) {
    var known = catalog.read(connection -> new MeasurementTable(connection).of(record.id()));
    return ImportDecision.of(known, read, record, replace);
  }

  private static ImportCandidate arrival(MeasuredJob job, SkipCounter skips, StagedJob stage)
      throws SQLException {
    stage.settle();
    var record = job.record();
    if (stage.times.size() == 0) {
      return new ImportCandidate(
          ImportCandidate.Origin.of(job),
          record,
          skips,
          ImportCandidate.read(stage, record),
          Map.of("num_procs", 0L, "num_threads", 0L),
          List.of());
    }
    var sums = StagedSums.of(stage);
    return new ImportCandidate(
        ImportCandidate.Origin.of(job),
        record,
        skips,
        ImportCandidate.read(stage, record),
        sums.ofJob(),
        sums.operations());
  }

  /// Writes the files, then the rows. Another writer may have been quicker with the same job, or
  /// with the files of the one that is replaced: the attempt's number stands in the files, so that
  /// these are then written again.
  private ImportedJob keep(
      StagedJob stage, ImportCandidate arrival, ImportDecision first, boolean replace)
      throws SQLException, IOException {
    long id = catalog.write(connection -> new MeasurementTable(connection).reserve());
    var retries = new RetryCounter();
    var decision = first;
    while (true) {
      var files =
          PlacedFiles.write(stage, arrival, new PlacedFiles.Target(archive, pending, id, decision));
      var old = decision.noteOld(pending);
      var found = commitOrUndo(arrival, files, new Intent(decision, replace, old));
      if (found.equals(decision)) {
        files.noted().done();
        old.removeFiles();
        return told(arrival, decision, id);
      }
      files.noted().removeFiles();
      old.done();
      if (found.outcome() == Outcome.KNOWN) {
        return told(arrival, found, found.oldId());
      }
      retries.again(new OvertakenException(arrival.origin().source()));
      decision = found;
    }
  }

  /// What a commit is to do.
  ///
  /// @param old the files that go with it
  private record Intent(ImportDecision decision, boolean replace, WriterFolder.Note old) {}

  private ImportDecision commitOrUndo(ImportCandidate arrival, PlacedFiles files, Intent intent)
      throws SQLException, IOException {
    try {
      return commit(arrival, files, intent.decision(), intent.replace());
    } catch (SQLException | IOException | RuntimeException e) {
      files.noted().removeFiles();
      intent.old().done();
      throw e;
    }
  }

  /// The fate that the job has now; when it is another than it was, nothing was written.
  private ImportDecision commit(
      ImportCandidate arrival, PlacedFiles files, ImportDecision decision, boolean replace)
      throws SQLException, IOException {
    if (decision.replacesMerged()) {
      return commitRewriting(arrival, files, decision);
    }
    return catalog.write(connection -> {
      var table = new MeasurementTable(connection);
      var record = arrival.record();
      var now = ImportDecision.of(table.of(record.id()), arrival.read(), record, replace);
      if (now.equals(decision)) {
        insert(connection, arrival, files, decision);
      }
      return now;
    });
  }

  /// The one to be replaced shares its files with others.
  private ImportDecision commitRewriting(
      ImportCandidate arrival, PlacedFiles files, ImportDecision decision)
      throws SQLException, IOException {
    var rewriting = new Rewriting(archive, catalog, pending, open.duckDb());
    var retries = new RetryCounter();
    while (true) {
      try {
        rewriting.apply(
            new Removal(catalog, rewriting).moves(Set.of(decision.oldId())),
            connection -> insertUnlessOvertaken(connection, arrival, files, decision));
        return decision;
      } catch (OvertakenException overtaken) {
        retries.again(overtaken);
        var now = decision(arrival.record(), arrival.read(), true);
        if (now.oldId() != decision.oldId()) {
          return now;
        }
      }
    }
  }

  private void insertUnlessOvertaken(
      Connection connection, ImportCandidate arrival, PlacedFiles files, ImportDecision decision)
      throws SQLException {
    var known = new MeasurementTable(connection).of(arrival.record().id());
    var now = ImportDecision.of(known, arrival.read(), arrival.record(), true);
    if (now.oldId() != decision.oldId()) {
      throw new OvertakenException(arrival.record().id());
    }
    insert(connection, arrival, files, decision);
  }

  private void insert(
      Connection connection, ImportCandidate arrival, PlacedFiles files, ImportDecision decision)
      throws SQLException {
    var table = new MeasurementTable(connection);
    var jobs = new ImportedJobTable(connection);
    long job = decision.job() == 0 ? jobs.insert(arrival) : decision.job();
    if (decision.outcome() == Outcome.REPLACED) {
      table.handOn(decision.oldId(), files.id());
      table.delete(decision.oldId());
    }
    jobs.putAttempt(arrival, job, decision.attempt());
    try (var statements = new Statements(connection)) {
      new NewMeasurements(statements, new RepeatedTexts())
          .insert(
              arrival,
              new NewMeasurements.Place(
                  files.id(), job, 0, decision.attempt(), files.processes(), files.threads()),
              open.options().clock().now());
      statements.flush();
    }
    jobs.settle(job);
  }

  private static ImportedJob known(
      MeasuredJob job, SkipCounter skips, ImportCandidate.Read read, ImportDecision decision) {
    return told(
        new ImportCandidate(
            ImportCandidate.Origin.of(job), job.record(), skips, read, Map.of(), List.of()),
        decision,
        decision.oldId());
  }

  private static ImportedJob told(
      ImportCandidate arrival, ImportDecision decision, long measurement) {
    return new ImportedJob(
        arrival.origin().source(),
        arrival.record().id(),
        decision.outcome(),
        measurement,
        decision.attempt(),
        arrival.read().processes(),
        arrival.read().threads(),
        arrival.skips().lines(),
        arrival.skips().count(),
        arrival.skips().marked(),
        arrival.skips().markedCount(),
        arrival.warnings());
  }

  @Override
  public void close() {
    open.close();
  }
}
