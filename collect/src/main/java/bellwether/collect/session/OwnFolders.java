package bellwether.collect.session;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

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

  /// Writes a small file, unless there is one: of many at once one wins, and nobody reads half.
  static void writeOnce(Path file, String text) throws IOException {
    var beside = beside(file);
    try {
      Files.writeString(beside, text);
      Files.createLink(file, beside);
    } catch (FileAlreadyExistsException _) {
      // the first one stays
    } finally {
      Files.delete(beside);
    }
  }

  /// A new file beside another, under a name of its own.
  static Path beside(Path file) throws IOException {
    return Files.createTempFile(
        Objects.requireNonNull(file.getParent()), "." + file.getFileName() + ".", ".new", FILE);
  }
}
