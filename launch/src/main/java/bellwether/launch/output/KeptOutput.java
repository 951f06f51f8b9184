package bellwether.launch.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What was kept of one stream of one attempt, as the files of its run have it now. Of one thread.
public final class KeptOutput {
  /// Before the first header: how much is kept of the first of a stream, and of the last.
  static final int START = 16;

  /// What a writer may have in hand: it writes bytes first, and then how many there are.
  private static final int IN_HAND = 64 * 1024;

  private final OutputPlace place;
  private final OutputKey key;
  private final boolean stderr;
  private long printed;

  /// Where the first header stands that was not looked at yet: headers are only added.
  private long next = START;

  public KeptOutput(OutputPlace place, OutputKey key, boolean stderr) {
    this.place = place;
    this.key = key;
    this.stderr = stderr;
  }

  /// Prints what has come since the last time, with a line where something is missing; returns
  /// whether there was something.
  public boolean printMore(OutputStream out) throws IOException {
    var found = found();
    if (found == null || found.total() <= printed) {
      return false;
    }
    found.print(printed, out);
    printed = found.total();
    return true;
  }

  /// Kept bytes at one moment.
  private record Found(byte[] head, long missing, byte[] tail) {
    long total() {
      return head.length + missing + tail.length;
    }

    Found without(long overwritten) {
      int gone = (int) Math.min(overwritten, tail.length);
      return new Found(head, missing + gone, Arrays.copyOfRange(tail, gone, tail.length));
    }

    void print(long from, OutputStream out) throws IOException {
      if (from < head.length) {
        out.write(head, (int) from, head.length - (int) from);
      }
      long skipped = head.length + missing - Math.max(from, head.length);
      if (skipped > 0) {
        out.write(gap(skipped, from > 0 || head.length > 0 && head[head.length - 1] != '\n'));
      }
      int seen = (int) Math.max(0, from - head.length - missing);
      out.write(tail, seen, tail.length - seen);
    }

    private static byte[] gap(long bytes, boolean inLine) {
      return "%s[bellwether: %,d bytes were not kept]\n"
          .formatted(inLine ? "\n" : "", bytes)
          .getBytes(StandardCharsets.UTF_8);
    }
  }

  private @Nullable Found found() throws IOException {
    try (var file = FileChannel.open(place.file(), StandardOpenOption.READ)) {
      var running = running(file);
      return running == null ? ended(file) : running;
    } catch (NoSuchFileException _) {
      return null;
    }
  }

  private @Nullable Found ended(FileChannel file) throws IOException {
    var header = header(file, next);
    while (header != null && !header.isOf(key, stderr)) {
      next += Header.SIZE + header.kept();
      header = header(file, next);
    }
    if (header == null) {
      return null;
    }
    var head = bytes(file, next + Header.SIZE, header.head());
    var tail = bytes(file, next + Header.SIZE + header.head(), header.tail());
    return new Found(head, header.missing(), tail);
  }

  private static @Nullable Header header(FileChannel file, long at) throws IOException {
    return Header.read(Channels.read(file, ByteBuffer.allocate(Header.SIZE), at));
  }

  private static byte[] bytes(FileChannel file, long at, int count) throws IOException {
    var bytes = Channels.read(file, ByteBuffer.allocate(count), at);
    return Arrays.copyOf(bytes.array(), bytes.limit());
  }

  /// Null: it does not run, or has ended meanwhile.
  private @Nullable Found running(FileChannel file) throws IOException {
    int half = (int) Channels.read(file, ByteBuffer.allocate(8), 0).getLong();
    try (var live = FileChannel.open(place.live(), StandardOpenOption.READ)) {
      long step = Slot.HEADER + 2L * half;
      for (long start = 0; start < live.size(); start += step) {
        var header = header(live, start);
        if (header != null && header.isOf(key, stderr)) {
          return running(new Slot(live, (int) (start / step), half), start);
        }
      }
      return null;
    } catch (NoSuchFileException _) {
      return null;
    }
  }

  private @Nullable Found running(Slot slot, long start) throws IOException {
    var live = slot.channel();
    long total = total(live, start);
    int kept = (int) Math.min(total, 2L * slot.half());
    int head = Math.min(kept, slot.half());
    long missing = total - kept;
    var found = new Found(bytes(slot, 0, head), missing, bytes(slot, head + missing, kept - head));
    var after = header(live, start);
    boolean same = after != null && after.isOf(key, stderr);
    return same ? found.without(overwritten(slot, total, total(live, start))) : null;
  }

  /// How many bytes of the last of a stream were overwritten while they were read.
  private static long overwritten(Slot slot, long before, long after) {
    long oldest = after + IN_HAND - slot.half();
    long first = Math.max(slot.half(), before - slot.half());
    return after == before ? 0 : Math.max(0, oldest - first);
  }

  private static long total(FileChannel live, long start) throws IOException {
    return Channels.read(live, ByteBuffer.allocate(8), start + Header.SIZE).getLong();
  }

  private static byte[] bytes(Slot slot, long from, int count) throws IOException {
    var all = ByteBuffer.allocate(count);
    while (all.position() < count) {
      long at = from + all.position();
      int run = (int) Math.min(slot.run(at), count - all.position());
      var part = bytes(slot.channel(), slot.place(at), run);
      if (part.length == 0) {
        return Arrays.copyOf(all.array(), all.position());
      }
      all.put(part);
    }
    return all.array();
  }
}
