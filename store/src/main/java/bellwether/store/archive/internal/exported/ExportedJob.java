package bellwether.store.archive.internal.exported;

import bellwether.collect.ImportException;
import bellwether.collect.JobRecord;
import bellwether.collect.KeptSums;
import bellwether.collect.MeasuredJob;
import bellwether.collect.ProcessSink;
import bellwether.collect.SkippedLines;
import bellwether.store.archive.ExportFiles;
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.Optional;

/// A measured job in an export.
final class ExportedJob implements MeasuredJob {
  private final ExportedFiles export;
  private final long measurement;
  private final String id;
  private final Left left;
  private SoftReference<ExportedRow> row = new SoftReference<>(null);

  /// A job of an export.
  ///
  /// @param left of what it measured; the files of an export of retired jobs alone lack even the
  ///   columns of their counters
  ExportedJob(ExportedFiles export, long measurement, String id, Left left) {
    this.export = export;
    this.measurement = measurement;
    this.id = id;
    this.left = left;
  }

  /// What the export has of what it measured.
  enum Left {
    PROCESSES,
    /// Its processes were retired.
    SUMS,
    /// It never had any process.
    NONE
  }

  /// What attempts of one job have in common.
  private record Series(ExportedFiles export, String id) {}

  @Override
  public String source() {
    return export.folder() + ", job " + id;
  }

  @Override
  public JobRecord record() {
    return row().record();
  }

  @Override
  public String zoneName() {
    return row().zoneName();
  }

  @Override
  public Map<String, Object> analyses() {
    return row().analyses();
  }

  @Override
  public boolean isRestored() {
    return true;
  }

  @Override
  public Object series() {
    return new Series(export, id);
  }

  @Override
  public Optional<KeptSums> keptSums() {
    return left == Left.SUMS
        ? Optional.of(new ExportedSums(export, measurement).read())
        : Optional.empty();
  }

  @Override
  public void readProcesses(ProcessSink sink, SkippedLines skipped) {
    var job = row();
    if (left == Left.PROCESSES) {
      readAll(job, sink);
    }
    job.tell(skipped);
  }

  private void readAll(ExportedRow job, ProcessSink sink) {
    var processes = new ExportedProcesses(measurement, job.counters(), sink);
    long found = export.ask(processes.sql(export), processes::read);
    if (found != job.processes()) {
      throw new ImportException(
          "%s: expected %,d processes, found %,d; was the export copied completely?"
              .formatted(source(), job.processes(), found));
    }
  }

  private ExportedRow row() {
    var known = row.get();
    if (known == null) {
      known =
          export.ask(
              "SELECT %s FROM %s WHERE measurement_id = %d"
                  .formatted(ExportedRow.COLUMNS, export.table(ExportFiles.JOBS), measurement),
              ExportedRow::read);
      row = new SoftReference<>(known);
    }
    return known;
  }
}
