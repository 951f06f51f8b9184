package bellwether.collect.internal;

import bellwether.collect.ImportException;
import bellwether.collect.JobRecord;
import bellwether.collect.MeasuredJob;
import bellwether.collect.ProcessSink;
import bellwether.collect.SkippedLines;

/// Something that looked like a job and is none; it says so when it is asked.
record RefusedJob(String source, ImportException reason) implements MeasuredJob {

  @Override
  public JobRecord record() {
    throw reason;
  }

  @Override
  public void readProcesses(ProcessSink sink, SkippedLines skipped) {
    throw reason;
  }
}
