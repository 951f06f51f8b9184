package bellwether.manager.internal;

import bellwether.collect.Collector;
import bellwether.collect.JobRecord;
import bellwether.collect.RecordLog;
import bellwether.engine.Effect;
import bellwether.store.CatalogPlace;
import bellwether.store.RunRecord;
import bellwether.store.archive.MeasuredAttempt;
import bellwether.store.archive.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the measured attempts of a run have in common, and the names under which they are known.
///
/// @param host this machine's name as the collector writes it
public record MeasuredRun(CatalogPlace place, RunRecord run, String user, String host) {

  private static final int SIGNALLED = 128;

  /// Another run with this catalog.
  MeasuredRun of(RunRecord other) {
    return new MeasuredRun(place, other, user, host);
  }

  /// The folder of record files, beside the catalog.
  Path folder() {
    return Path.of(place + ".measure").resolve(Long.toString(run.id()));
  }

  /// What the path of a record file begins with.
  ///
  /// @param number of the file among those of the run
  String prefix(int number) {
    return folder().resolve(number + "@").toString();
  }

  /// A record file, in its folder.
  RecordLog log(int number) throws IOException {
    if (!Files.isDirectory(folder())) {
      Files.createDirectories(
          folder(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    return new RecordLog(Path.of(prefix(number) + host + Collector.FILE_ENDING), host);
  }

  /// Removes the folder when nothing is left in it.
  void removeFolder() {
    try {
      Files.deleteIfExists(folder());
      Files.deleteIfExists(Path.of(place + ".measure"));
    } catch (IOException stays) {
      // Record files that could not be kept, or those of another run, are still there.
      return;
    }
  }

  /// When an attempt ran and how it ended.
  ///
  /// @param signal 0: none
  record Ended(Instant start, Instant end, int exitCode, int signal) {}

  /// An attempt that has ended.
  MeasuredAttempt attempt(Effect.Launch launch, Ended ended, Recording recording) {
    return new MeasuredAttempt(
        launch.job(),
        launch.ordinal(),
        launch.number(),
        record(launch, ended, status(recording)),
        "run " + run.id(),
        processTags(launch),
        recording);
  }

  private static Map<String, Object> status(Recording recording) {
    return switch (recording) {
      case Recording.Log _ -> Map.of();
      case Recording.Samples _ -> Map.of(Recording.Samples.KEY, Recording.Samples.SAMPLED);
    };
  }

  private JobRecord record(Effect.Launch launch, Ended ended, Map<String, Object> status) {
    var start = ended.start();
    var description = launch.description();
    return new JobRecord(
        run.origin() + "/" + memberName(launch),
        description.name(),
        user,
        start,
        start,
        ended.end().isBefore(start) ? start : ended.end(),
        ZoneId.systemDefault(),
        ended.signal() == 0 ? ended.exitCode() : SIGNALLED + ended.signal(),
        ended.signal() == 0 ? "exit" : "signal " + ended.signal(),
        description.tags(),
        Map.of(),
        Map.of(),
        Map.of(),
        status,
        List.of(host),
        List.of());
  }

  private static String memberName(Effect.Launch launch) {
    var key = key(launch);
    return key == null ? launch.description().name() : launch.description().name() + ":" + key;
  }

  private static @Nullable Integer key(Effect.Launch launch) {
    var iterations = launch.description().iterations();
    return iterations == null ? null : iterations.key(launch.ordinal());
  }

  /// The tags which all processes of an attempt have.
  static Map<String, String> processTags(Effect.Launch launch) {
    var tags = new LinkedHashMap<>(launch.description().tags());
    var key = key(launch);
    tags.put("job", launch.description().name());
    if (key != null) {
      tags.put("iteration", key.toString());
    }
    tags.put("attempt", Integer.toString(launch.number()));
    return tags;
  }
}
