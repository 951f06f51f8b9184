package bellwether.qcg.files.internal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Makes files and folders that are their owner's alone, whatever the umask allows.
public final class OwnFiles {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final FileAttribute<?> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  /// For files outside the auxiliary folder, which tools of others may read.
  private static final FileAttribute<?> SHOWN =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--"));

  private OwnFiles() {}

  /// Makes a folder, and those above it as usual; one of the user's own that is there is closed to
  /// others.
  public static void makeFolder(Path folder) throws IOException {
    var parent = folder.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    try {
      Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(FOLDER));
    } catch (FileAlreadyExistsException before) {
      closeFolder(folder);
    }
  }

  /// Closes a folder to others, unless it is somebody else's.
  public static void closeFolder(Path folder) throws IOException {
    if (Files.getOwner(folder).getName().equals(System.getProperty("user.name"))) {
      Files.setPosixFilePermissions(folder, FOLDER);
    }
  }

  /// Writes a file. Readers see the one before or the new one, never a part.
  public static void write(Path file, String text) throws IOException {
    var fresh = file.resolveSibling("." + file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try (var writer = open(fresh, FILE, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      writer.write(text);
    }
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /// Opens a file to append to, and makes it when it is not there.
  public static Writer appender(Path file) throws IOException {
    return open(file, FILE, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /// Like [#appender], but a new file may be read by others where the umask allows that.
  public static Writer shownAppender(Path file) throws IOException {
    return open(file, SHOWN, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static Writer open(Path file, FileAttribute<?> mode, OpenOption... options)
      throws IOException {
    var channel = Files.newByteChannel(file, Set.of(options), mode);
    return new BufferedWriter(
        new OutputStreamWriter(Channels.newOutputStream(channel), StandardCharsets.UTF_8));
  }
}
