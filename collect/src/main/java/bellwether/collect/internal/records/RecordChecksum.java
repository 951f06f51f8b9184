package bellwether.collect.internal.records;

/// The checksum of a record, as `record.h` has it: FNV-1a with 32 bits.
public final class RecordChecksum {
  private static final int START = 0x811c9dc5;
  private static final int FACTOR = 16777619;

  private RecordChecksum() {}

  /// That of some bytes.
  public static int of(byte[] bytes, int from, int to) {
    int sum = START;
    for (int i = from; i < to; i++) {
      sum = (sum ^ bytes[i] & 0xff) * FACTOR;
    }
    return sum;
  }
}
