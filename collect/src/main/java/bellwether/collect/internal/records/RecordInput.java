package bellwether.collect.internal.records;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// The records of one file, one after the other. Of what is damaged, as a record that was torn on a
/// full disk, only that record is lost: the next one begins at the next magic number before which a
/// checksum is right. Not thread-safe.
public final class RecordInput implements RecordSource {
  private static final int MAGIC = 0x31525742;
  private static final int SIZE = 4;
  private static final int CHECKSUM = 8;
  private static final int SUMMED = 12;
  private static final int LARGEST = 1 << 20;

  private final InputStream in;
  private byte[] bytes = new byte[1 << 16];
  private ByteBuffer numbers = view(bytes);
  private int from;
  private int to;
  private boolean ended;
  private long position;
  private long damaged;
  private long count;
  private final boolean isGrowing;

  /// Of a file that is complete: what is cut at its end is damaged.
  public RecordInput(InputStream in) {
    this(in, 0, false);
  }

  private RecordInput(InputStream in, long position, boolean isGrowing) {
    this.in = in;
    this.position = position;
    this.isGrowing = isGrowing;
  }

  /// Of a file that is still written to: a record whose end is not there yet is left for later.
  ///
  /// @param position where the stream begins in the file
  public static RecordInput growing(InputStream in, long position) {
    return new RecordInput(in, position, true);
  }

  @Override
  public boolean next(RecordView record) throws IOException {
    while (has(RecordView.HEAD_SIZE)) {
      int size = numbers.getInt(from + SIZE);
      boolean isHead =
          numbers.getInt(from) == MAGIC && size >= RecordView.HEAD_SIZE && size <= LARGEST;
      if (isHead && isGrowing && !has(size)) {
        return false;
      }
      if (isHead
          && has(size)
          && numbers.getInt(from + CHECKSUM)
              == RecordChecksum.of(bytes, from + SUMMED, from + size)) {
        count++;
        record.turnTo(bytes, numbers, from, from + size);
        from += size;
        position += size;
        return true;
      }
      damaged++;
      from++;
      position++;
    }
    if (!isGrowing) {
      damaged += to - from;
      position += to - from;
      from = to;
    }
    return false;
  }

  /// Where in the file the next record begins.
  public long position() {
    return position;
  }

  @Override
  public long count() {
    return count;
  }

  /// How many bytes belong to no record.
  public long damaged() {
    return damaged;
  }

  private boolean has(int size) throws IOException {
    while (to - from < size && !ended) {
      makeRoom(size);
      int read = in.read(bytes, to, bytes.length - to);
      ended = read < 0;
      to += Math.max(read, 0);
    }
    return to - from >= size;
  }

  private void makeRoom(int size) {
    var target = size > bytes.length ? new byte[Math.max(size, 2 * bytes.length)] : bytes;
    if (target != bytes || from + size > bytes.length) {
      System.arraycopy(bytes, from, target, 0, to - from);
      to -= from;
      from = 0;
    }
    if (target != bytes) {
      bytes = target;
      numbers = view(bytes);
    }
  }

  private static ByteBuffer view(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
  }
}
