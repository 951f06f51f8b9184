package bellwether.store.archive;

import bellwether.collect.Counters;
import bellwether.collect.JobRecord;
import bellwether.collect.MeasuredJob;
import bellwether.collect.ProcessRecord;
import bellwether.collect.ProcessSink;
import bellwether.collect.SkippedLines;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// A job that a test makes up.
record MadeJob(JobRecord record, Consumer<ProcessSink> processes) implements MeasuredJob {
  static final Instant START = Instant.parse("2020-06-29T12:00:00.000001Z");
  static final Counters COUNTERS =
      new Counters(List.of("usertime", "systemtime", "rssmax", "starttime", "rdtsc_duration"));

  static MadeJob of(String id, ProcessRecord... processes) {
    return of(id, START, sink -> List.of(processes).forEach(sink::accept));
  }

  static MadeJob of(String id, Instant submit, Consumer<ProcessSink> processes) {
    var record =
        new JobRecord(
            id,
            "name of " + id,
            "user",
            submit,
            START,
            START.plusSeconds(3600),
            ZoneOffset.UTC,
            0,
            "none",
            Map.of("exp_name", "it's"),
            Map.of("answer", 42L),
            Map.of("PATH", "/bin"),
            Map.of(),
            Map.of("exit_code", 0L),
            List.of("n1"),
            List.of());
    return new MadeJob(record, processes);
  }

  /// A process of one thread.
  ///
  /// @param start seconds after the job's
  static ProcessRecord process(long pid, long parent, int start, int end) {
    return process(
        pid, parent, start, end, Map.of("op", "cp"), new long[] {1_000, 500, 100, 20_000, 7});
  }

  static ProcessRecord process(
      long pid, long parent, int start, int end, Map<String, String> tags, long[] values) {
    long zero = START.getEpochSecond() * 1_000_000 + 1;
    return new ProcessRecord(
        "n1",
        tags,
        "cp",
        "/bin/cp",
        "a\tb\n'%s",
        0,
        0,
        pid,
        0,
        parent,
        1,
        1,
        values.length / COUNTERS.size(),
        zero + start * 1_000_000L,
        zero + end * 1_000_000L,
        COUNTERS,
        values,
        null);
  }

  @Override
  public String source() {
    return "made " + record.id();
  }

  @Override
  public void readProcesses(ProcessSink sink, SkippedLines skipped) {
    processes.accept(sink);
  }
}
