package bellwether.collect.internal;

import bellwether.collect.ImportException;
import bellwether.collect.Outside;
import bellwether.collect.ProcessRecord;
import bellwether.collect.ProcessSink;
import bellwether.collect.internal.papiex.LineSink;
import bellwether.collect.internal.time.Span;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Compares the times of each process with one another and with those of its job.
///
/// @param job when the job ran; for a job that ends before it starts nothing is outside
/// @param outside what becomes of a process that did not run within it
/// @param source the job and its zone, for messages
/// @param sink takes the processes that are kept
public record Examination(Span job, Outside outside, Name source, ProcessSink sink)
    implements LineSink {

  /// What messages call the job.
  public record Name(String source, String zone) {}

  @Override
  public void accept(ProcessRecord process, ReadPosition spot, long line) {
    markEnd(process, spot, line);
    if (isOutside(process)) {
      String reason = reason(process);
      switch (outside) {
        case KEEP -> spot.mark(line, reason);
        case SKIP -> {
          spot.skip(line, reason);
          return;
        }
        case REFUSE -> throw refusal(reason);
      }
    }
    sink.accept(process);
  }

  /// Marks a process that ends before it starts.
  public static void markEnd(ProcessRecord process, ReadPosition spot, long line) {
    if (process.end() < process.start()) {
      spot.mark(
          line,
          "the process %s (pid %d) ends at %s, before its start at %s; it does not count where durations are added up"
              .formatted(
                  Excerpt.of(process.exename()),
                  process.pid(),
                  instant(process.end()),
                  instant(process.start())));
    }
  }

  private boolean isOutside(ProcessRecord process) {
    return !job.end().isBefore(job.start())
        && (process.start() < micros(job.start()) || process.end() > micros(job.end()));
  }

  private String reason(ProcessRecord process) {
    return "the process %s (pid %d) ran from %s to %s, not within its job, which ran from %s to %s (zone %s)"
        .formatted(
            Excerpt.of(process.exename()),
            process.pid(),
            instant(process.start()),
            instant(process.end()),
            job.start(),
            job.end(),
            source.zone());
  }

  private ImportException refusal(String reason) {
    return new ImportException(
        source.source()
            + ": "
            + reason
            + ": say --tz if the zone is wrong, or --outside keep or --outside skip if the clock jumped; otherwise the files belong to another job.");
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
