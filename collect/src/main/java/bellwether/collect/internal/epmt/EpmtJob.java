package bellwether.collect.internal.epmt;

import bellwether.collect.ImportException;
import bellwether.collect.ImportOptions;
import bellwether.collect.JobRecord;
import bellwether.collect.MeasuredJob;
import bellwether.collect.ProcessSink;
import bellwether.collect.SkippedLines;
import java.lang.ref.SoftReference;
import java.util.Map;

/// A job in an EPMT database.
final class EpmtJob implements MeasuredJob {
  private final EpmtFile database;
  private final String id;
  private final ImportOptions options;
  private SoftReference<EpmtJobRow> row = new SoftReference<>(null);

  EpmtJob(EpmtFile database, String id, ImportOptions options) {
    this.database = database;
    this.id = id;
    this.options = options;
  }

  @Override
  public String source() {
    return database.path() + ", job " + id;
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

  private EpmtJobRow row() {
    EpmtJobRow known = row.get();
    if (known == null) {
      known =
          database.read(connection -> new EpmtJobReader(connection, source(), options).read(id));
      if (known == null) {
        throw new ImportException(source() + ": the job is gone from the database.");
      }
      row = new SoftReference<>(known);
    }
    return known;
  }

  @Override
  public void readProcesses(ProcessSink sink, SkippedLines skipped) {
    EpmtJobRow job = row();
    database.read(connection -> {
      new EpmtProcesses(connection, job, sink, skipped).read();
      return id;
    });
  }
}
