package bellwether.launch.output;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// One stream of a running process, on its way into the run's file. Of one thread at a time.
public final class KeptStream {
  private final Keeper keeper;
  private final OutputKey key;
  private final boolean stderr;
  private @Nullable Slot slot;
  private long total;

  /// Keeps what streams give it.
  interface Keeper {
    @Nullable Slot slot(OutputKey key, boolean stderr);

    void add(@Nullable Slot slot, ByteBuffer bytes, long total);

    int half();

    void append(OutputKey key, boolean stderr, ByteBuffer bytes, boolean failed);

    void move(KeptStream stream, boolean failed);
  }

  KeptStream(Keeper keeper, OutputKey key, boolean stderr) {
    this.keeper = keeper;
    this.key = key;
    this.stderr = stderr;
  }

  /// Takes what the running process wrote.
  public void add(ByteBuffer bytes) {
    int size = bytes.remaining();
    if (slot == null) {
      slot = keeper.slot(key, stderr);
    }
    keeper.add(slot, bytes, total);
    total += size;
  }

  /// Takes what the process wrote last, and moves all of it into the run's file.
  ///
  /// @param failed whether the process did
  public void end(ByteBuffer last, boolean failed) {
    if (slot == null && last.remaining() <= keeper.half()) {
      if (last.hasRemaining()) {
        keeper.append(key, stderr, last, failed);
      }
      return;
    }
    if (last.hasRemaining()) {
      add(last);
    }
    keeper.move(this, failed);
  }

  OutputKey key() {
    return key;
  }

  boolean isStderr() {
    return stderr;
  }

  long total() {
    return total;
  }

  @Nullable Slot slot() {
    return slot;
  }
}
