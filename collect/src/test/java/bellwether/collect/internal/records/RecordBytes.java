package bellwether.collect.internal.records;

import bellwether.collect.Owner;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The bytes of a record file, as record.h has it, of processes that say nothing but their names.
public final class RecordBytes {
  private static final long NANOS_PER_TICK = 10_000_000;
  private static final int IMAGE_SIZE = 152;
  private static final int END_SIZE = 344;
  private static final int REAPED_SIZE = 136;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private Owner owner = Owner.NONE;

  /// Bytes of records that belong to somebody.
  public static RecordBytes of(Owner owner) {
    var bytes = new RecordBytes();
    bytes.owner = owner;
    return bytes;
  }

  public byte[] bytes() {
    return out.toByteArray();
  }

  /// Adds a process with its begin and its end.
  public RecordBytes process(int pid, String name) {
    image(pid, name);
    return end(pid, 0);
  }

  public RecordBytes image(int pid, String name) {
    var texts = ("/bin/" + name + "\0\0" + name + "\0").getBytes(StandardCharsets.UTF_8);
    var record = record(IMAGE_SIZE + texts.length, 1, pid);
    record.putLong(56, pid).put(IMAGE_SIZE, texts);
    return add(record);
  }

  public RecordBytes end(int pid, int exitCode) {
    var record = record(END_SIZE, 3, pid).putInt(56, exitCode);
    return add(record.putLong(216 + 10 * Long.BYTES, pid));
  }

  /// Adds a forked child that first ran so many ticks after the kernel had made it.
  public RecordBytes lateFork(int pid, int ticks) {
    var record = record(57, 2, pid);
    return add(record.putLong(32, (pid + ticks) * NANOS_PER_TICK + 1));
  }

  RecordBytes reaped(int pid, int reaper, int flags) {
    return add(record(REAPED_SIZE, 4, pid).putShort(14, (short) flags).putInt(20, reaper));
  }

  /// Adds a record of any kind with any content, and the right checksum.
  RecordBytes any(int kind, byte[] content) {
    return add(record(56 + content.length, kind, 1).put(16, content));
  }

  private static ByteBuffer record(int size, int kind, int pid) {
    var record = ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
    record.putInt(0, 0x31525742).putInt(4, size).putShort(12, (short) kind).putInt(16, pid);
    return record.putLong(32, pid * NANOS_PER_TICK + 1);
  }

  private RecordBytes add(ByteBuffer record) {
    if (owner != Owner.NONE) {
      record.putLong(40, owner.job()).putInt(48, owner.ordinal()).putInt(52, owner.number());
    }
    int sum = 0x811c9dc5;
    for (int i = 12; i < record.capacity(); i++) {
      sum = (sum ^ (record.get(i) & 0xff)) * 16777619;
    }
    out.writeBytes(record.putInt(8, sum).array());
    return this;
  }
}
