package bellwether.collect.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/// Folders and files that only their user may read.
final class OwnFolders {
  private static final FileAttribute<?> FOLDER = mode("rwx------");
  private static final FileAttribute<?> FILE = mode("rw-------");
  private static final int OTHERS_WRITE = 0002;
  private static final int SHARED = 01777;

  private OwnFolders() {}

  private static FileAttribute<?> mode(String text) {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
  }

  /// Makes a job's folder, that of its user above it, and those above that.
  static void create(Path job) {
    try {
      var user = Objects.requireNonNull(job.getParent());
      var prefix = Objects.requireNonNull(user.getParent());
      share(prefix);
      make(user);
      make(job);
    } catch (IOException wrong) {
      throw new SessionException(
          "The job's folder %s could not be made: %s; set another place with epmt_output_prefix in EPMT_SETTINGS, or BELLWETHER_MEASURE_PREFIX"
              .formatted(job, wrong),
          wrong);
    }
  }

  /// Makes the folder for all jobs; one in a folder for all users is for all users, too.
  private static void share(Path prefix) throws IOException {
    if (Files.isDirectory(prefix)) {
      return;
    }
    var parent = Objects.requireNonNull(prefix.getParent());
    Files.createDirectories(parent);
    boolean shared = ((int) Files.getAttribute(parent, "unix:mode") & OTHERS_WRITE) != 0;
    try {
      Files.createDirectory(prefix, FOLDER);
    } catch (FileAlreadyExistsException _) {
      return; // another job was faster
    }
    if (shared) {
      Files.setAttribute(prefix, "unix:mode", SHARED);
    }
  }

  private static void make(Path folder) throws IOException {
    try {
      Files.createDirectory(folder, FOLDER);
    } catch (FileAlreadyExistsException there) {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) || !isOwn(folder)) {
        throw new SessionException(
            "Expected %s to be a folder of this user, but it is not one; have it taken away, or set another place with epmt_output_prefix in EPMT_SETTINGS, or BELLWETHER_MEASURE_PREFIX"
                .formatted(folder),
            there);
      }
    }
  }

  private static boolean isOwn(Path folder) throws IOException {
    return Files.getAttribute(folder, "unix:uid")
        .equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
  }

  /// Writes a file unless there is one; of many at once one wins.
  static void writeFirst(Path file, byte[] bytes) throws IOException {
    try {
      write(file, bytes);
    } catch (FileAlreadyExistsException _) {
      // the first one stays
    }
  }

  /// Writes a new file.
  static void write(Path file, byte[] bytes) throws IOException {
    var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var out = Files.newByteChannel(file, options, FILE)) {
      var left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        out.write(left);
      }
    }
  }
}
