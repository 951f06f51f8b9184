package bellwether.store.archive.internal.imports;

import bellwether.collect.JobRecord;
import bellwether.model.Micros;
import bellwether.store.archive.ImportedJob.Outcome;
import bellwether.store.archive.internal.care.MergedName;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What becomes of a job that arrives, beside those of its id that are there.
///
/// @param job the catalog's number of the job that it is an attempt of; 0: a new one
/// @param old the one that it is the same as, or takes the place of
record ImportDecision(Outcome outcome, long job, int attempt, @Nullable KnownMeasurement old) {

  static ImportDecision of(
      List<KnownMeasurement> known, ImportCandidate.Read read, JobRecord record, boolean replace) {
    if (known.isEmpty()) {
      return new ImportDecision(Outcome.NEW, 0, 1, null);
    }
    long submit = Micros.of(record.submit());
    var last = known.getLast();
    var atSubmit = known.stream().filter(one -> one.submit() == submit).reduce((_, b) -> b);
    if (replace) {
      var old = atSubmit.orElse(last);
      return new ImportDecision(Outcome.REPLACED, old.job(), old.attempt(), old);
    }
    Optional<KnownMeasurement> same =
        known.stream().filter(one -> one.isSame(submit, read.hash(), read.hosts())).findFirst();
    return same.map(one -> new ImportDecision(Outcome.KNOWN, one.job(), one.attempt(), one))
        .orElseGet(() ->
            new ImportDecision(Outcome.FURTHER_ATTEMPT, last.job(), last.attempt() + 1, null));
  }

  /// The number of the measurement that was there; 0: none.
  long oldId() {
    return old == null ? 0 : old.id();
  }

  /// Whether the files of the one that is replaced hold others too.
  boolean replacesMerged() {
    return outcome == Outcome.REPLACED && oldFiles().stream().anyMatch(MergedName::isMerged);
  }

  /// Notes that the files of the one that is replaced go. Before the catalog says so, since a crash
  /// right after that would leave them with nobody to remove them.
  WriterFolder.Note noteOld(WriterFolder pending) throws IOException {
    boolean haveFilesOfTheirOwn = outcome == Outcome.REPLACED && !replacesMerged();
    return pending.note(haveFilesOfTheirOwn ? oldFiles() : List.of());
  }

  private List<String> oldFiles() {
    return old == null
        ? List.of()
        : Stream.of(old.processesFile(), old.threadsFile()).filter(Objects::nonNull).toList();
  }
}
