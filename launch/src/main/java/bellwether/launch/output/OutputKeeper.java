package bellwether.launch.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.BitSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes the output of a run's processes into one file, each stream when its process has ended;
/// until then it is in a second file, which goes with the run's end. Thread-safe.
///
/// Nothing is held in memory. When a file cannot be written, that is told once, and the run goes on
/// without it.
public final class OutputKeeper implements KeptStream.Keeper, AutoCloseable {
  /// How much the file of a run may hold before only the last words of failures are added.
  public static final long MOST = 1L << 30;

  static final int LAST_WORDS = 4096;

  private final OutputPlace place;
  private final int half;
  private final long most;
  private final Consumer<String> problems;
  private final FileChannel file;
  private final FileChannel live;
  private final BitSet taken = new BitSet();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
  private long size;
  private boolean broken;

  private OutputKeeper(OutputPlace place, Limits limits, Consumer<String> problems)
      throws IOException {
    this.place = place;
    this.half = limits.half();
    this.most = limits.most();
    this.problems = problems;
    Files.createDirectories(
        place.folder(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    file = Channels.create(place.file());
    live = Channels.create(place.live());
    Channels.write(file, ByteBuffer.allocate(KeptOutput.START).putLong(0, half), 0);
    size = KeptOutput.START;
  }

  /// How much is kept.
  ///
  /// @param half of each stream, of the first it wrote and of the last
  /// @param most of the run, before only last words of failures are added
  public record Limits(int half, long most) {}

  /// Makes the files; null when the system refuses them, which `problems` is told.
  public static @Nullable OutputKeeper create(
      OutputPlace place, Limits limits, Consumer<String> problems) {
    try {
      return new OutputKeeper(place, limits, problems);
    } catch (IOException e) {
      problems.accept(sentence(place, e));
      return null;
    }
  }

  private static String sentence(OutputPlace place, IOException cause) {
    return "Expected to keep the output of jobs in %s, but that cannot be written (%s): what they write to no file is lost from now on"
        .formatted(place.file(), cause.getMessage());
  }

  /// Begins to keep a stream of a process that is about to start.
  public KeptStream stream(OutputKey key, boolean stderr) {
    return new KeptStream(this, key, stderr);
  }

  @Override
  public int half() {
    return half;
  }

  /// A free part of the live file; null: it cannot be written.
  @Override
  public synchronized @Nullable Slot slot(OutputKey key, boolean stderr) {
    if (broken) {
      return null;
    }
    var slot = new Slot(live, taken.nextClearBit(0), half);
    taken.set(slot.index());
    carefully(() -> slot.begin(key, stderr));
    return slot;
  }

  @Override
  public void add(@Nullable Slot slot, ByteBuffer bytes, long total) {
    if (slot != null) {
      carefully(() -> slot.add(bytes, total));
    }
  }

  /// Adds a stream that wrote little, all at once.
  @Override
  public synchronized void append(OutputKey key, boolean stderr, ByteBuffer bytes, boolean failed) {
    int wanted = wanted(bytes.remaining(), failed);
    int missing = bytes.remaining() - wanted;
    var last = bytes.slice(bytes.position() + missing, wanted);
    var header =
        missing == 0
            ? new Header(key, stderr, wanted, 0, 0)
            : new Header(key, stderr, 0, missing, wanted);
    carefully(() -> append(header, at -> Channels.write(file, last, at)));
  }

  /// Moves a stream from the live file.
  @Override
  public synchronized void move(KeptStream stream, boolean failed) {
    var slot = stream.slot();
    if (slot == null) {
      return;
    }
    var header = header(stream, failed);
    carefully(() -> {
      append(header, at -> copy(slot, header, at));
      slot.free();
    });
    taken.clear(slot.index());
  }

  private Header header(KeptStream stream, boolean failed) {
    long total = stream.total();
    int kept = (int) Math.min(total, 2L * half);
    int wanted = wanted(kept, failed);
    int head = wanted == kept ? Math.min(half, kept) : 0;
    return new Header(stream.key(), stream.isStderr(), head, total - wanted, wanted - head);
  }

  /// How much of so many bytes there is room for.
  private int wanted(int bytes, boolean failed) {
    if (size + bytes <= most) {
      return bytes;
    }
    return failed ? Math.min(bytes, LAST_WORDS) : 0;
  }

  private void copy(Slot slot, Header header, long target) throws IOException {
    copy(slot, 0, header.head(), target);
    copy(slot, header.head() + header.missing(), header.tail(), target + header.head());
  }

  private void copy(Slot slot, long from, int count, long target) throws IOException {
    int done = 0;
    while (done < count) {
      long run = Math.min(slot.run(from + done), count - done);
      buffer.clear().limit((int) Math.min(run, buffer.capacity()));
      var bytes = Channels.read(live, buffer, slot.place(from + done));
      if (!bytes.hasRemaining()) {
        throw new IOException("the file of running jobs was cut");
      }
      int read = bytes.remaining();
      Channels.write(file, bytes, target + done);
      done += read;
    }
  }

  private interface Body {
    void write(long position) throws IOException;
  }

  /// The header comes last: without it the bytes are not there.
  private void append(Header header, Body body) throws IOException {
    body.write(size + Header.SIZE);
    Channels.write(file, header.bytes(), size);
    size += Header.SIZE + header.kept();
  }

  private interface Writing {
    void run() throws IOException;
  }

  private void carefully(Writing writing) {
    if (isBroken()) {
      return;
    }
    try {
      writing.run();
    } catch (IOException e) {
      tell(e);
    }
  }

  private synchronized boolean isBroken() {
    return broken;
  }

  private synchronized void tell(IOException cause) {
    if (!broken) {
      broken = true;
      problems.accept(sentence(place, cause));
    }
  }

  /// Ends the keeping. All processes must have ended.
  @Override
  public synchronized void close() {
    try (file;
        live) {
      Files.deleteIfExists(place.live());
    } catch (IOException e) {
      tell(e);
    }
  }
}
