package bellwether.manager.control;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/// Sends and receives single lines on a channel.
final class ControlLine {
  /// Longer lines are refused.
  static final int LIMIT = 1 << 25;

  private ControlLine() {}

  static void send(SocketChannel channel, String line) throws IOException {
    var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /// Reads until the end of a line, or of what comes.
  ///
  /// @throws ControlException when the line is too long
  static String receive(SocketChannel channel) throws IOException {
    var line = new ByteArrayOutputStream();
    var buffer = ByteBuffer.allocate(8192);
    while (channel.read(buffer) >= 0) {
      buffer.flip();
      int length = lengthOfLine(buffer);
      line.write(buffer.array(), 0, length);
      if (line.size() > LIMIT) {
        throw new ControlException(
            "Expected a line of at most %d bytes, but it is longer".formatted(LIMIT));
      }
      if (length < buffer.limit()) {
        break;
      }
      buffer.clear();
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  private static int lengthOfLine(ByteBuffer buffer) {
    for (int i = 0; i < buffer.limit(); i++) {
      if (buffer.get(i) == '\n') {
        return i;
      }
    }
    return buffer.limit();
  }
}
