package bellwether.collect.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Whether an archive has its end, or is still being copied.
public final class Completeness {
  private static final int BLOCK = 1 << 16;

  /// Two blocks of zeros end a tar archive.
  private static final int TAR_END = 1024;

  private Completeness() {}

  /// False for an archive that is cut; files of other kinds do not tell, and are complete.
  ///
  /// @throws IOException when the file cannot be opened
  public static boolean of(Path file) throws IOException {
    String name = file.getFileName().toString();
    if (!Files.isRegularFile(file)) {
      return true;
    }
    if (name.endsWith(".tgz") || name.endsWith(".tar.gz")) {
      return hasGzipEnd(file);
    }
    return !name.endsWith(".tar") || hasTarEnd(file);
  }

  private static boolean hasGzipEnd(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BLOCK)) {
      return isReadable(in);
    }
  }

  private static boolean isReadable(InputStream file) {
    try {
      new GZIPInputStream(file, BLOCK).transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (IOException _) {
      return false; // cut or damaged, which only time can tell apart
    }
  }

  private static boolean hasTarEnd(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      if (channel.size() < TAR_END) {
        return false;
      }
      ByteBuffer end = ByteBuffer.allocate(TAR_END);
      channel.position(channel.size() - TAR_END);
      while (end.hasRemaining() && channel.read(end) >= 0) {
        continue;
      }
      return end.flip().mismatch(ByteBuffer.allocate(TAR_END)) < 0;
    }
  }
}
