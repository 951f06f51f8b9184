package bellwether.store.archive.internal.imports;

import bellwether.collect.JobRecord;
import bellwether.collect.KeptSums;
import bellwether.collect.MeasuredJob;
import bellwether.collect.OperationSums;
import bellwether.collect.ProcessRecord;
import bellwether.model.Micros;
import bellwether.store.archive.SaturatedSums;
import bellwether.store.archive.internal.staging.SkipCounter;
import bellwether.store.archive.internal.staging.StagedJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// A job that was read whole and is about to be kept.
///
/// @param operations the sums per distinct tags of its processes
/// @param sums EPMT's sums
record ImportCandidate(
    Origin origin,
    JobRecord record,
    SkipCounter skips,
    Read read,
    Map<String, Long> sums,
    List<OperationSums> operations) {

  /// Where a measurement comes from, and what came with it.
  ///
  /// @param zone of its local times
  /// @param isRestored whether the record says all that an import would add to it
  record Origin(String source, String zone, Map<String, Object> analyses, boolean isRestored) {
    static Origin of(MeasuredJob job) {
      return new Origin(job.source(), job.zoneName(), job.analyses(), job.isRestored());
    }
  }

  /// What the reading of its processes found.
  ///
  /// @param counters names in the order of the files
  /// @param notes annotations that EPMT would write
  /// @param earliestExitCode null: no processes
  record Read(
      int processes,
      long threads,
      String hash,
      List<String> hosts,
      List<String> counters,
      Map<String, Object> notes,
      @Nullable Long earliestExitCode) {}

  static Read read(StagedJob stage, JobRecord record) {
    var hosts = new TreeSet<>(record.hosts());
    hosts.addAll(stage.hosts);
    long exitCode = stage.times.earliestExitCode();
    return new Read(
        stage.times.size(),
        stage.threadCount(),
        stage.hash.text(),
        new ArrayList<>(hosts),
        stage.plan.seen(),
        stage.misbehaved.annotations(),
        exitCode == ProcessRecord.ABSENT ? null : exitCode);
  }

  /// A job whose processes were retired, without the notes that its record has already.
  static ImportCandidate of(MeasuredJob job, SkipCounter skips, KeptSums kept) {
    var read =
        new Read(
            kept.processes(),
            kept.threads(),
            kept.hash(),
            job.record().hosts(),
            kept.counters(),
            Map.of(),
            kept.exitCode());
    return new ImportCandidate(
        Origin.of(job), job.record(), skips, read, kept.ofJob(), kept.operations());
  }

  long submit() {
    return Micros.of(record.submit());
  }

  /// The record's own, which EPMT always writes as 0, or else that of the earliest process.
  long exitCode() {
    var earliest = read.earliestExitCode();
    return record.exitCode() != 0 || earliest == null ? record.exitCode() : earliest;
  }

  long cpuTime() {
    return SaturatedSums.plus(sum("usertime"), sum("systemtime"));
  }

  long sum(String counter) {
    return sums.getOrDefault(counter, 0L);
  }

  /// EPMT's all_proc_tags: without the empty ones.
  String processTags() {
    var tags = new ArrayList<String>();
    for (var operation : operations) {
      if (!operation.tags().equals("{}")) {
        tags.add(operation.tags());
      }
    }
    return "[" + String.join(",", tags) + "]";
  }

  /// Sentences for the user: those of the record, and which sums are too large to be exact.
  List<String> warnings() {
    if (origin.isRestored()) {
      return record.warnings();
    }
    var warnings = new ArrayList<>(record.warnings());
    sums.forEach((name, sum) -> {
      if (SaturatedSums.isReached(sum)) {
        warnings.add(
            "The sum of the counter %s over the processes does not fit into 64 bits and is kept as %d: at least one of its values must be damaged."
                .formatted(name, sum));
      }
    });
    return warnings;
  }

  Map<String, @Nullable Object> annotations() {
    var annotations = new TreeMap<String, @Nullable Object>(record.annotations());
    if (!origin.isRestored()) {
      annotations.putAll(read.notes());
    }
    return annotations;
  }
}
