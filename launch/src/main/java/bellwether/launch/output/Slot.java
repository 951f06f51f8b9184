package bellwether.launch.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// A part of the live file, for one stream of a running process: how much it wrote, the first of
/// it, and a ring of the last.
///
/// @param half how much is kept of the first, and of the last
record Slot(FileChannel channel, int index, int half) {
  static final int HEADER = Header.SIZE + 8;

  private long start() {
    return index * (HEADER + 2L * half);
  }

  /// The start of a slot whose stream has written `total` bytes.
  void begin(OutputKey key, boolean stderr) throws IOException {
    var bytes = ByteBuffer.allocate(HEADER);
    bytes.put(new Header(key, stderr, 0, 0, 0).bytes());
    Channels.write(channel, bytes.rewind(), start());
  }

  /// Takes what comes after the first `total` bytes.
  void add(ByteBuffer bytes, long total) throws IOException {
    long at = total;
    int end = bytes.limit();
    while (bytes.position() < end) {
      long place = place(at);
      int room = (int) Math.min(end - bytes.position(), run(at));
      bytes.limit(bytes.position() + room);
      Channels.write(channel, bytes, place);
      at += room;
      bytes.limit(end);
    }
    Channels.write(channel, ByteBuffer.allocate(8).putLong(0, at), start() + Header.SIZE);
  }

  /// Where the byte after the first `at` stands.
  long place(long at) {
    long offset = at < half ? at : half + (at - half) % half;
    return start() + HEADER + offset;
  }

  /// How many bytes from there on stand side by side.
  long run(long at) {
    return half - at % half;
  }

  void free() throws IOException {
    Channels.write(channel, ByteBuffer.allocate(HEADER), start());
  }
}
