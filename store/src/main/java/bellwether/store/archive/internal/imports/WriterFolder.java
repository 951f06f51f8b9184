package bellwether.store.archive.internal.imports;

import bellwether.store.archive.internal.ArchiveFolder;
import bellwether.store.internal.Session;
import bellwether.store.internal.Sql;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A writer's own folder in the archive, locked as long as the writer lives.
///
/// Unfinished files grow there. Before a file is put in its place or goes from it, a note with its
/// name is left there, and taken away once the catalog says the same. Whoever opens the archive
/// next removes, for each writer that is gone, the files in its notes that the catalog does not
/// name: so a crash leaves a job wholly or not at all. Thread-safe.
public final class WriterFolder implements AutoCloseable {
  private static final String LOCK = ".lock";
  private static final String NOTE = ".note";

  private final ArchiveFolder archive;
  private final Path folder;
  private final FileChannel channel;
  private final AtomicInteger numbers = new AtomicInteger();

  private WriterFolder(ArchiveFolder archive, Path folder, FileChannel channel) {
    this.archive = archive;
    this.folder = folder;
    this.channel = channel;
  }

  /// A new one; see [#open].
  public static WriterFolder of(ArchiveFolder archive, Session catalog) {
    return catalog.read(connection -> {
      try {
        return open(archive, connection);
      } catch (IOException e) {
        throw archive.problem(e);
      }
    });
  }

  /// The names in the notes of all writers.
  public static Set<String> noted(ArchiveFolder archive) throws IOException {
    var names = new HashSet<String>();
    for (var lock : list(archive.pending(), LOCK)) {
      for (var note : list(folderOf(lock), NOTE)) {
        try {
          names.addAll(Files.readAllLines(note));
        } catch (NoSuchFileException _) {
          // Its writer is done with it.
          continue;
        }
      }
    }
    return names;
  }

  /// A new one; those of writers that are gone are swept.
  static WriterFolder open(ArchiveFolder archive, Connection catalog)
      throws IOException, SQLException {
    ArchiveFolder.makeFolder(archive.pending());
    sweep(archive, catalog);
    while (true) {
      var folder = archive.pending().resolve(UUID.randomUUID().toString());
      var channel =
          FileChannel.open(lockOf(folder), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      channel.lock();
      // Between making and locking it another process may have swept it.
      if (Files.exists(lockOf(folder))) {
        ArchiveFolder.makeFolder(folder);
        return new WriterFolder(archive, folder, channel);
      }
      channel.close();
    }
  }

  private static Path lockOf(Path folder) {
    return folder.resolveSibling(folder.getFileName() + LOCK);
  }

  private static Path folderOf(Path lock) {
    var name = lock.toString();
    return Path.of(name.substring(0, name.length() - LOCK.length()));
  }

  /// Removes what writers left that are gone.
  static void sweep(ArchiveFolder archive, Connection catalog) throws IOException, SQLException {
    for (var lock : list(archive.pending(), LOCK)) {
      try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
          var held = tryLock(channel)) {
        if (held != null) {
          var folder = folderOf(lock);
          undo(archive, folder, catalog);
          ArchiveFolder.remove(folder);
          Files.deleteIfExists(lock);
        }
      } catch (NoSuchFileException _) {
        // Another process swept it meanwhile.
        continue;
      }
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  private static void undo(ArchiveFolder archive, Path folder, Connection catalog)
      throws IOException, SQLException {
    for (var note : list(folder, NOTE)) {
      for (var name : Files.readAllLines(note)) {
        if (!isNamed(catalog, name)) {
          Files.deleteIfExists(archive.file(name));
        }
      }
    }
  }

  private static boolean isNamed(Connection catalog, String name) throws SQLException {
    return Sql.number(
            catalog,
            "SELECT count(*) FROM (SELECT 1 FROM measurement WHERE processes_file = ? OR threads_file = ? LIMIT 1)",
            name,
            name)
        > 0;
  }

  private static List<Path> list(Path folder, String ending) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  /// A file name of its own for something unfinished.
  public Path file(String ending) {
    return folder.resolve(numbers.incrementAndGet() + ending);
  }

  /// Notes that these files of the archive come or go.
  public Note note(List<String> names) throws IOException {
    var unfinished = file(".new");
    Files.write(unfinished, names);
    var note = file(NOTE);
    Files.move(unfinished, note);
    return new Note(archive, note, names);
  }

  /// Files whose coming or going the catalog does not know yet.
  public record Note(ArchiveFolder archive, Path file, List<String> names) {
    /// The files came and the catalog names them.
    public void done() throws IOException {
      Files.deleteIfExists(file);
    }

    /// The files go, and the catalog names them no more.
    public void removeFiles() throws IOException {
      for (var name : names) {
        Files.deleteIfExists(archive.file(name));
      }
      done();
    }
  }

  @Override
  public void close() throws IOException {
    ArchiveFolder.remove(folder);
    Files.deleteIfExists(lockOf(folder));
    channel.close();
  }
}
