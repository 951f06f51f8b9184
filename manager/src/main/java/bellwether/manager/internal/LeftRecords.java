package bellwether.manager.internal;

import bellwether.collect.Collector;
import bellwether.collect.Owner;
import bellwether.collect.RecordLog;
import bellwether.engine.Effect;
import bellwether.model.JobDescription;
import bellwether.model.Placement;
import bellwether.store.Catalog;
import bellwether.store.archive.MeasuredAttempt;
import bellwether.store.archive.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/// The record files that a manager left which died before it could bring them into the archive. Not
/// thread-safe.
final class LeftRecords {
  private final MeasuredRun run;
  private final Consumer<String> notices;
  private final List<RecordLog> logs = new ArrayList<>();

  LeftRecords(MeasuredRun run, Consumer<String> notices) {
    this.run = run;
    this.notices = notices;
  }

  /// The attempts that have records in these files.
  ///
  /// @param catalog knows when they ran
  /// @param jobs the descriptions of the run's jobs, by their numbers
  /// @throws IOException when a file cannot be read
  List<MeasuredAttempt> attempts(Catalog catalog, Map<Long, JobDescription> jobs)
      throws IOException {
    openAll();
    var attempts = new ArrayList<MeasuredAttempt>();
    for (var log : logs) {
      log.catchUp();
      for (var owner : log.owners()) {
        log.expect();
        attempt(log, owner, catalog, jobs).ifPresentOrElse(attempts::add, () -> log.forget(owner));
      }
    }
    return attempts;
  }

  private void openAll() throws IOException {
    if (Files.isDirectory(run.folder())) {
      try (var files = Files.newDirectoryStream(run.folder(), "*" + Collector.FILE_ENDING)) {
        files.forEach(file -> logs.add(new RecordLog(file, run.host())));
      }
    }
  }

  private Optional<MeasuredAttempt> attempt(
      RecordLog log, Owner owner, Catalog catalog, Map<Long, JobDescription> jobs)
      throws IOException {
    var description = jobs.get(owner.job());
    var recorded = catalog.attempt(owner.job(), owner.ordinal(), owner.number());
    if (description == null || recorded.isEmpty()) {
      return Optional.empty();
    }
    var nowhere = new Placement(List.of());
    var launch =
        new Effect.Launch(
            0, owner.job(), description, owner.ordinal(), owner.number(), nowhere, null);
    var seen = Files.getLastModifiedTime(log.file()).toInstant();
    Instant start = Objects.requireNonNullElse(recorded.get().start(), seen);
    Instant end = Objects.requireNonNullElse(recorded.get().end(), seen);
    var ended =
        new MeasuredRun.Ended(start, end, recorded.get().exitCode(), recorded.get().signal());
    return Optional.of(run.attempt(launch, ended, new Recording.Log(log)));
  }

  /// Removes the files of which all is kept.
  void close() {
    for (var log : logs) {
      try {
        if (log.isDone()) {
          log.delete();
        } else {
          log.close();
        }
      } catch (IOException e) {
        notices.accept("%s could not be removed (%s)".formatted(log.file(), e));
      }
    }
  }
}
