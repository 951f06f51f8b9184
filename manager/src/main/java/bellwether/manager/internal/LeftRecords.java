package bellwether.manager.internal;

import bellwether.collect.Collector;
import bellwether.engine.Effect;
import bellwether.model.JobDescription;
import bellwether.model.Placement;
import bellwether.store.Catalog;
import bellwether.store.archive.MeasuredAttempt;
import bellwether.store.archive.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// The record files that a manager left which died before it could bring them into the archive.
///
/// @param catalog knows when the attempts ran
/// @param jobs the descriptions of the run's jobs, by their numbers
record LeftRecords(Catalog catalog, Map<Long, JobDescription> jobs) {
  private static final Pattern NAME = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)@.+");

  /// The attempts of a run that these files are of.
  ///
  /// @throws IOException when the folder cannot be read
  List<MeasuredAttempt> of(MeasuredRun run) throws IOException {
    if (!Files.isDirectory(run.folder())) {
      return List.of();
    }
    var attempts = new ArrayList<MeasuredAttempt>();
    try (var files = Files.newDirectoryStream(run.folder(), "*" + Collector.FILE_ENDING)) {
      for (var file : files) {
        attempt(run, file).ifPresent(attempts::add);
      }
    }
    return attempts;
  }

  private Optional<MeasuredAttempt> attempt(MeasuredRun run, Path file) throws IOException {
    var name = NAME.matcher(String.valueOf(file.getFileName()));
    if (!name.matches()) {
      return Optional.empty();
    }
    long job = Long.parseLong(name.group(1));
    int ordinal = Integer.parseInt(name.group(2));
    int number = Integer.parseInt(name.group(3));
    var description = jobs.get(job);
    var recorded = catalog.attempt(job, ordinal, number);
    if (description == null || recorded.isEmpty()) {
      return Optional.empty();
    }
    var nowhere = new Placement(List.of());
    var launch = new Effect.Launch(0, job, description, ordinal, number, nowhere, null);
    var seen = Files.getLastModifiedTime(file).toInstant();
    Instant start = Objects.requireNonNullElse(recorded.get().start(), seen);
    Instant end = Objects.requireNonNullElse(recorded.get().end(), seen);
    var ended =
        new MeasuredRun.Ended(start, end, recorded.get().exitCode(), recorded.get().signal());
    return Optional.of(run.attempt(launch, ended, new Recording.Files(List.of(file))));
  }
}
