package bellwether.collect.internal.records;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/// Where in a file the records of one owner stand. Not thread-safe.
public final class RecordPlaces {
  private static final int SIZE_BITS = 21;
  private static final int WINDOW = 1 << 14;

  private long[] places = new long[4];
  private int count;

  /// Adds a record, which stands behind all that were added before.
  public void add(long start, int size) {
    if (count == places.length) {
      places = Arrays.copyOf(places, 2 * count);
    }
    places[count++] = start << SIZE_BITS | size;
  }

  /// The records, read from the file.
  public RecordSource source(FileChannel file) {
    return new Reading(file);
  }

  private long start(int place) {
    return places[place] >>> SIZE_BITS;
  }

  private int size(int place) {
    return (int) (places[place] & ((1 << SIZE_BITS) - 1));
  }

  /// Records that stand near each other are read at once.
  private final class Reading implements RecordSource {
    private final FileChannel file;
    private ByteBuffer window = ByteBuffer.allocate(0);
    private long windowStart;
    private int next;

    Reading(FileChannel file) {
      this.file = file;
    }

    @Override
    public boolean next(RecordView record) throws IOException {
      if (next == count) {
        return false;
      }
      long start = start(next);
      int size = size(next);
      if (start < windowStart || start + size > windowStart + window.limit()) {
        load(start, size);
      }
      int from = (int) (start - windowStart);
      record.turnTo(window.array(), window, from, from + size);
      next++;
      return true;
    }

    private void load(long start, int least) throws IOException {
      long last = start(count - 1) + size(count - 1);
      int wanted = (int) Math.max(least, Math.min(WINDOW, last - start));
      if (window.capacity() < wanted) {
        window = ByteBuffer.allocate(wanted).order(ByteOrder.nativeOrder());
      }
      window.clear().limit(wanted);
      windowStart = start;
      while (window.hasRemaining()) {
        if (file.read(window, start + window.position()) < 0) {
          throw new EOFException(
              "Expected %,d more bytes of records".formatted(window.remaining()));
        }
      }
      window.flip();
    }

    @Override
    public long count() {
      return next;
    }
  }
}
