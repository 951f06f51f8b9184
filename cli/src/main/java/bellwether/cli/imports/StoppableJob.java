package bellwether.cli.imports;

import bellwether.collect.JobRecord;
import bellwether.collect.KeptSums;
import bellwether.collect.MeasuredJob;
import bellwether.collect.ProcessSink;
import bellwether.collect.SkippedLines;
import bellwether.command.StopSignals;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.LongConsumer;

/// A job whose reading breaks off when the user wants an end, and tells how far it is.
///
/// @param progress takes how many processes were read since it was told last
record StoppableJob(MeasuredJob job, StopSignals stop, LongConsumer progress)
    implements MeasuredJob {
  private static final int TOLD = 1_000;

  @Override
  public String source() {
    return job.source();
  }

  @Override
  public JobRecord record() {
    return job.record();
  }

  @Override
  public String zoneName() {
    return job.zoneName();
  }

  @Override
  public Map<String, Object> analyses() {
    return job.analyses();
  }

  @Override
  public boolean isRestored() {
    return job.isRestored();
  }

  @Override
  public Optional<KeptSums> keptSums() {
    return job.keptSums();
  }

  @Override
  public void readProcesses(ProcessSink sink, SkippedLines skipped) {
    var count = new long[1];
    job.readProcesses(
        process -> {
          if (stop.isAsked()) {
            throw new CancellationException();
          }
          sink.accept(process);
          if (++count[0] % TOLD == 0) {
            progress.accept(TOLD);
          }
        },
        skipped);
    progress.accept(count[0] % TOLD);
  }
}
