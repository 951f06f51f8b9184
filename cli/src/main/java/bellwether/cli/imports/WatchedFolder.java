package bellwether.cli.imports;

import bellwether.collect.Imports;
import bellwether.model.Clock;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A folder into which others put jobs: archives, databases, and folders of one job each.
///
/// An entry is complete once it has not changed for some time, since a copy may pause. An archive
/// must have its end besides; one that has none is waited for, but not for ever.
final class WatchedFolder {
  /// How long an archive without an end is waited for after its last change.
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Path folder;
  private final Path done;
  private final Path failed;
  private final Duration settle;
  private final Clock clock;
  private final Map<Path, Seen> seen = new HashMap<>();

  /// How an entry looked.
  private record Look(long bytes, long files, long newest) {}

  /// Since when it has looked so.
  private record Seen(Look look, Instant since, boolean isCut) {}

  /// @param settle how long an entry must not have changed
  WatchedFolder(Path folder, Duration settle, Clock clock) {
    this.folder = folder;
    this.done = folder.resolve("done");
    this.failed = folder.resolve("failed");
    this.settle = settle;
    this.clock = clock;
  }

  /// The entries that are complete, or have been waited for long enough.
  List<Path> settled() throws IOException {
    var settled = new ArrayList<Path>();
    var entries = entries();
    seen.keySet().retainAll(entries);
    for (var entry : entries) {
      if (isSettled(entry)) {
        settled.add(entry);
      }
    }
    return settled;
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.filter(this::isInput).sorted().toList();
    }
  }

  private boolean isSettled(Path entry) throws IOException {
    var look = look(entry);
    var before = seen.get(entry);
    var now = clock.now();
    if (before == null || !before.look.equals(look)) {
      seen.put(entry, new Seen(look, now, false));
      return false;
    }
    var quiet = Duration.between(before.since, now);
    if (quiet.compareTo(settle) < 0) {
      return false;
    }
    if (before.isCut || !isComplete(entry)) {
      seen.put(entry, new Seen(look, before.since, true));
      return quiet.compareTo(settle.plus(PATIENCE)) >= 0;
    }
    return true;
  }

  /// What cannot be opened, its import refuses with the reason.
  private static boolean isComplete(Path entry) {
    try {
      return Imports.isComplete(entry);
    } catch (IOException _) {
      return true;
    }
  }

  private boolean isInput(Path entry) {
    return !entry.equals(done)
        && !entry.equals(failed)
        && !entry.getFileName().toString().startsWith(".");
  }

  private static Look look(Path entry) throws IOException {
    var total = new long[3];
    Files.walkFileTree(
        entry,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            total[0] += attributes.size();
            total[1]++;
            total[2] = Math.max(total[2], attributes.lastModifiedTime().toMillis());
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
    return new Look(total[0], total[1], total[2]);
  }

  /// Puts an entry away; one of its name that is there keeps its place.
  void putAway(Path entry, boolean well) throws IOException {
    var into = well ? done : failed;
    Files.createDirectories(into);
    var target = into.resolve(entry.getFileName().toString());
    for (int i = 1; Files.exists(target); i++) {
      target = into.resolve(entry.getFileName() + "." + i);
    }
    Files.move(entry, target);
    seen.remove(entry);
  }
}
