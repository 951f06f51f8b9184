package bellwether.store.internal.sqlite;

import bellwether.store.StoreException;
import bellwether.store.internal.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// Knows which file a catalog was when it was opened, and sees when it is that no more: what is
/// written then goes into a file without a name. Not thread-safe.
public final class CatalogIdentity {
  private final Problems problems;
  private final Path file;
  private final Path log;
  private final @Nullable Object opened;
  private @Nullable Object openedLog;

  /// That of the catalog as it is now.
  public CatalogIdentity(Problems problems) {
    this.problems = problems;
    this.file = problems.place().file();
    this.log = Path.of(problems.place() + "-wal");
    this.opened = key(file);
  }

  /// @throws StoreException when the catalog was removed, or another took its place
  public void check() {
    var now = key(file);
    if (opened == null || opened.equals(now)) {
      openedLog = openedLog == null ? key(log) : openedLog;
      return;
    }
    if (now == null) {
      throw problems.because(
          "was removed while it was written: all that it held is lost; bring a copy back, or begin anew");
    }
    removeLog();
    throw problems.because(
        "was replaced by another file while it was written: what was recorded since that copy was made is lost; go on with --resume");
  }

  /// The log belongs to the file that was; SQLite would apply it to the one that is.
  private void removeLog() {
    if (openedLog == null || !openedLog.equals(key(log))) {
      return;
    }
    try {
      Files.deleteIfExists(log);
      Files.deleteIfExists(Path.of(problems.place() + "-shm"));
    } catch (IOException e) {
      throw problems.of(e);
    }
  }

  /// Device and number of a file; null: there is none.
  private @Nullable Object key(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      throw problems.of(e);
    }
  }
}
