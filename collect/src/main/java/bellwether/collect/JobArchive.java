package bellwether.collect;

import bellwether.collect.internal.Archive;
import bellwether.collect.internal.FileReplacement;
import bellwether.collect.internal.FolderTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/// Changes the files of a job's archive, as `epmt stage` packs them: unpacks them into a folder of
/// their own, and packs them again.
public final class JobArchive {
  private JobArchive() {}

  /// A change of the files in a folder.
  @FunctionalInterface
  public interface Change {
    /// Changes the files.
    ///
    /// @param folder holds the files
    /// @param names of the files, without `./`
    /// @return the names of the files that the new archive has
    List<String> apply(Path folder, List<String> names) throws IOException;
  }

  /// Writes the changed archive; `target` may be `source`, and is complete or as it was before.
  ///
  /// @throws ImportException when the archive cannot be read, or has a member that is not a plain
  ///   file in its folder
  public static void change(Path source, Path target, Change change) throws IOException {
    Path folder = Files.createTempDirectory("bellwether-archive-");
    try {
      List<String> names = change.apply(folder, unpack(source, folder));
      var files = new LinkedHashMap<String, Path>();
      names.forEach(name -> files.put(name, folder.resolve(name)));
      write(target, files);
    } finally {
      FolderTree.delete(folder);
    }
  }

  /// Writes an archive, packed with gzip unless its name ends with `.tar`; it is complete and on
  /// the disk, or as it was before.
  ///
  /// @param files by their names in the archive, without `./`
  public static void write(Path target, Map<String, Path> files) throws IOException {
    boolean zipped = !target.toString().endsWith(".tar");
    FileReplacement.write(
        target,
        beside -> {
          pack(files, beside, zipped);
          force(beside);
        });
  }

  /// What replaces the files of a job is on the disk before they go.
  private static void force(Path file) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static List<String> unpack(Path source, Path folder) {
    Set<String> names = new LinkedHashSet<>();
    Archive.each(
        source,
        (name, in) -> {
          Path file = folder.resolve(name);
          Path parent = file.getParent();
          Files.createDirectories(parent == null ? folder : parent);
          Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
          names.add(name);
        });
    return List.copyOf(names);
  }

  private static void pack(Map<String, Path> files, Path target, boolean zipped)
      throws IOException {
    try (OutputStream file = Files.newOutputStream(target);
        OutputStream packed = zipped ? new GZIPOutputStream(file) : file;
        TarArchiveOutputStream tar =
            new TarArchiveOutputStream(packed, StandardCharsets.UTF_8.name())) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      for (var member : files.entrySet()) {
        // Made of the file itself, an entry would have headers that tar warns of.
        TarArchiveEntry entry = new TarArchiveEntry("./" + member.getKey());
        entry.setSize(Files.size(member.getValue()));
        tar.putArchiveEntry(entry);
        Files.copy(member.getValue(), tar);
        tar.closeArchiveEntry();
      }
    }
  }
}
