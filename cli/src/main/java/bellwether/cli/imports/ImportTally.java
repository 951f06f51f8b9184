package bellwether.cli.imports;

import bellwether.store.archive.ImportedJob;
import bellwether.store.archive.ImportedJob.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// What an import has come to so far. Thread-safe.
final class ImportTally {
  private final List<ImportedJob> jobs = new ArrayList<>();
  private final List<Refused> refused = new ArrayList<>();
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();
  private long models;

  /// A source that could not be used.
  record Refused(String source, String reason) {}

  void read(long processes) {
    read.addAndGet(processes);
  }

  long read() {
    return read.get();
  }

  /// Jobs that were kept, known or refused.
  long ended() {
    return ended.get();
  }

  synchronized void add(ImportedJob job) {
    jobs.add(job);
    ended.incrementAndGet();
  }

  synchronized void refuse(String source, String reason) {
    refused.add(new Refused(source, reason));
    ended.incrementAndGet();
  }

  synchronized void addModel() {
    models++;
  }

  synchronized long models() {
    return models;
  }

  /// By their source.
  synchronized List<ImportedJob> jobs() {
    return jobs.stream().sorted(Comparator.comparing(ImportedJob::source)).toList();
  }

  synchronized List<Refused> refused() {
    return refused.stream().sorted(Comparator.comparing(Refused::source)).toList();
  }

  synchronized long count(Outcome outcome) {
    return jobs.stream().filter(job -> job.outcome() == outcome).count();
  }

  /// Processes that came anew.
  synchronized long processes() {
    return jobs.stream()
        .filter(job -> job.outcome() != Outcome.KNOWN)
        .mapToLong(ImportedJob::processes)
        .sum();
  }

  synchronized long skipped() {
    return jobs.stream().mapToLong(ImportedJob::skippedCount).sum();
  }

  /// How often something is wrong with a process that was kept.
  synchronized long marked() {
    return jobs.stream().mapToLong(ImportedJob::markedCount).sum();
  }

  boolean isClean() {
    return skipped() == 0 && refused().isEmpty();
  }
}
