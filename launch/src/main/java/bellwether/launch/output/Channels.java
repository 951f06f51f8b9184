package bellwether.launch.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Files of the owner alone, written and read at positions.
final class Channels {
  private Channels() {}

  static FileChannel create(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  static void write(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  /// What stands there, less than asked for at the end of the file.
  static ByteBuffer read(FileChannel channel, ByteBuffer target, long position) throws IOException {
    long at = position;
    int count = 0;
    while (count >= 0 && target.hasRemaining()) {
      count = channel.read(target, at);
      at += count;
    }
    return target.flip();
  }
}
