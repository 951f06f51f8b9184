package bellwether.store.internal.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The kind of a file system, by the word that the kernel has for it, such as `ext4` or `nfs4`.
record FileSystemType(String word) {
  private static final List<String> NETWORK =
      List.of(
          "nfs",
          "lustre",
          "gpfs",
          "beegfs",
          "cifs",
          "smb",
          "ceph",
          "gluster",
          "afs",
          "9p",
          "pvfs",
          "orangefs",
          "wekafs",
          "daos",
          "panfs",
          "ncp",
          "ocfs2",
          "gfs2");

  /// That of the file system that holds a file.
  static FileSystemType of(Path file) {
    try {
      return new FileSystemType(Files.getFileStore(file).type());
    } catch (IOException e) {
      // In a chroot the mount point may not be listed. Such a thing is no file server's client.
      return new FileSystemType("unknown");
    }
  }

  /// Whether several hosts may see it. Their shared memory then is not one, which a write-ahead log
  /// needs. Behind `fuse.` may be anything, so it counts as one.
  boolean isNetwork() {
    var lower = word.toLowerCase(Locale.ROOT);
    return lower.startsWith("fuse.") || NETWORK.stream().anyMatch(lower::startsWith);
  }
}
