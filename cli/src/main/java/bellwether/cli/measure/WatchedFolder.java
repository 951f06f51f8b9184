package bellwether.cli.measure;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A folder into which others put jobs: archives, databases, and folders of one job each.
///
/// @param done whereto goes what was imported
/// @param failed whereto goes what was refused
record WatchedFolder(Path folder, Path done, Path failed, Map<Path, Look> seen) {

  /// How an entry looked: what has not changed since is complete.
  record Look(long bytes, long files, long newest) {}

  static WatchedFolder of(Path folder) {
    return new WatchedFolder(
        folder, folder.resolve("done"), folder.resolve("failed"), new HashMap<>());
  }

  /// The entries that look as they did the time before.
  List<Path> settled() throws IOException {
    var settled = new ArrayList<Path>();
    var now = new HashMap<Path, Look>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (var entry : entries.filter(this::isInput).sorted().toList()) {
        var look = look(entry);
        now.put(entry, look);
        if (look.equals(seen.get(entry))) {
          settled.add(entry);
        }
      }
    }
    seen.clear();
    seen.putAll(now);
    return settled;
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
