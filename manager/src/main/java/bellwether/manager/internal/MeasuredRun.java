package bellwether.manager.internal;

import bellwether.collect.Collector;
import bellwether.collect.JobRecord;
import bellwether.engine.Effect;
import bellwether.model.Exit;
import bellwether.model.Launched;
import bellwether.store.CatalogPlace;
import bellwether.store.RunRecord;
import bellwether.store.archive.MeasuredAttempt;
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

  /// The folder of record files: beside the catalog, one of each run.
  Path folder() {
    return Path.of(place + ".measure").resolve(Long.toString(run.id()));
  }

  /// What the path of an attempt's record file begins with.
  String prefix(Effect.Launch launch) throws IOException {
    makeFolder();
    return folder()
        .resolve("%d.%d.%d@".formatted(launch.job(), launch.ordinal(), launch.number()))
        .toString();
  }

  private void makeFolder() throws IOException {
    if (!Files.isDirectory(folder())) {
      Files.createDirectories(
          folder(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  Path file(Effect.Launch launch) throws IOException {
    return Path.of(prefix(launch) + host + Collector.FILE_ENDING);
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

  /// An attempt that has ended.
  MeasuredAttempt attempt(Effect.Launch launch, Launched launched, Exit exit, Path file) {
    return new MeasuredAttempt(
        launch.job(),
        launch.ordinal(),
        launch.number(),
        record(launch, launched.time(), exit),
        "run " + run.id(),
        processTags(launch),
        List.of(file));
  }

  private JobRecord record(Effect.Launch launch, Instant start, Exit exit) {
    var description = launch.description();
    return new JobRecord(
        run.origin() + "/" + memberName(launch),
        description.name(),
        user,
        start,
        start,
        exit.time().isBefore(start) ? start : exit.time(),
        ZoneId.systemDefault(),
        exit.signal() == 0 ? exit.code() : SIGNALLED + exit.signal(),
        exit.signal() == 0 ? "exit" : "signal " + exit.signal(),
        description.tags(),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
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

  private static Map<String, String> processTags(Effect.Launch launch) {
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
