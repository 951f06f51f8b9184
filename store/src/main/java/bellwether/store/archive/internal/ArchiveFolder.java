package bellwether.store.archive.internal;

import bellwether.store.CatalogPlace;
import bellwether.store.archive.ArchiveException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;

/// The folder beside the catalog that holds the archive's files.
///
/// Names in the catalog are relative to it, with slashes.
public record ArchiveFolder(Path root) {

  /// The folder of a catalog.
  public static ArchiveFolder of(CatalogPlace place) {
    return new ArchiveFolder(Path.of(place + ".archive"));
  }

  /// A file by its name in the catalog.
  public Path file(String name) {
    return root.resolve(name);
  }

  /// Where writers keep what is not yet in the catalog.
  public Path pending() {
    return root.resolve("pending");
  }

  /// Puts a finished file in its place, for good: the file and then its folder go to the disk.
  public void place(Path finished, String name) throws IOException {
    sync(finished, StandardOpenOption.WRITE);
    var target = file(name);
    makeFolder(target.resolveSibling(""));
    // Written once: DuckDB would let a statement overwrite what it may read.
    Files.setPosixFilePermissions(finished, PosixFilePermissions.fromString("r--------"));
    Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
    sync(target.resolveSibling(""), StandardOpenOption.READ);
  }

  private static void sync(Path path, StandardOpenOption option) throws IOException {
    try (var channel = FileChannel.open(path, option)) {
      channel.force(true);
    }
  }

  /// With the mode of the catalog: its owner's only.
  public static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  /// Removes a folder with all that is in it.
  public static void remove(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (var path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    }
  }

  /// What to say when the folder cannot be written or read.
  public ArchiveException problem(IOException e) {
    return new ArchiveException(
        "The archive %s could not be read or written: %s; see to its disk and its mode"
            .formatted(root, e),
        e);
  }
}
