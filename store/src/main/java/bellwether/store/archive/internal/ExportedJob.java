package bellwether.store.archive.internal;

import bellwether.collect.ImportException;
import bellwether.collect.JobRecord;
import bellwether.collect.MeasuredJob;
import bellwether.collect.ProcessSink;
import bellwether.collect.SkippedLines;
import bellwether.store.archive.Exports;
import java.lang.ref.SoftReference;
import java.util.Map;

/// A measured job in an export.
final class ExportedJob implements MeasuredJob {
  private final ExportedJobs export;
  private final long measurement;
  private final String id;
  private final boolean hasProcesses;
  private SoftReference<ExportedRow> row = new SoftReference<>(null);

  /// A job of an export.
  ///
  /// @param hasProcesses whether the export has processes of it; the files of an export of retired
  ///   jobs alone lack even the columns of their counters
  ExportedJob(ExportedJobs export, long measurement, String id, boolean hasProcesses) {
    this.export = export;
    this.measurement = measurement;
    this.id = id;
    this.hasProcesses = hasProcesses;
  }

  /// What attempts of one job have in common.
  private record Series(ExportedJobs export, String id) {}

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
  public void readProcesses(ProcessSink sink, SkippedLines skipped) {
    var job = row();
    if (!hasProcesses && job.processes() > 0) {
      throw new ImportException(
          "%s: its processes were retired before the export, which has only its sums; import it from where it was measured."
              .formatted(source()));
    }
    var processes = new ExportedProcesses(measurement, job.counters(), sink);
    long found = hasProcesses ? export.ask(processes.sql(export), processes::read) : 0;
    if (found != job.processes()) {
      throw new ImportException(
          "%s: expected %,d processes, found %,d; was the export copied completely?"
              .formatted(source(), job.processes(), found));
    }
    job.tell(skipped);
  }

  private ExportedRow row() {
    var known = row.get();
    if (known == null) {
      known =
          export.ask(
              "SELECT %s FROM %s WHERE measurement_id = %d"
                  .formatted(ExportedRow.COLUMNS, export.table(Exports.JOBS), measurement),
              ExportedRow::read);
      row = new SoftReference<>(known);
    }
    return known;
  }
}
