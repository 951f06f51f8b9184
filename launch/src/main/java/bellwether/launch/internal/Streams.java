package bellwether.launch.internal;

import bellwether.launch.LaunchOrder;
import bellwether.launch.internal.system.Libc;
import bellwether.launch.output.KeptStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// The pipes that take standard output and error of one process after the other, where no file is
/// named. Of one thread.
public final class Streams implements AutoCloseable {
  private final StreamPipe output;
  private final StreamPipe error;
  private final MemorySegment buffer;

  public Streams(StreamPipes pipes, Arena arena) {
    output = pipes.pipe();
    error = pipes.pipe();
    buffer = StreamPipe.buffer(arena);
  }

  /// Descriptors for a process; -1: it gets none, and a stream without a file goes to `/dev/null`.
  public record Ends(int output, int error) {
    public static final Ends NONE = new Ends(-1, -1);

    public boolean areComplete() {
      return output >= 0 && error >= 0;
    }
  }

  /// Pipes for both streams, whatever the orders will say.
  public Ends open() {
    return new Ends(output.open(buffer), error.open(buffer));
  }

  /// Pipes for those streams of the order that have no file.
  ///
  /// @throws SpawnException when the system gives none
  public Ends open(LaunchOrder order) {
    var ends =
        new Ends(
            keepsOutput(order) ? output.open(buffer) : -1,
            order.stderr() == null ? error.open(buffer) : -1);
    if ((keepsOutput(order) && ends.output() < 0) || (order.stderr() == null && ends.error() < 0)) {
      throw new SpawnException(Libc.EMFILE);
    }
    return ends;
  }

  /// The next process begins.
  public void begin(LaunchOrder order) {
    if (keepsOutput(order)) {
      output.begin(stream(order, false));
    }
    if (order.stderr() == null) {
      error.begin(stream(order, true));
    }
  }

  /// Whether the order's standard output goes through a pipe.
  public static boolean keepsOutput(LaunchOrder order) {
    return order.stdout() == null && order.output() != null;
  }

  private static @Nullable KeptStream stream(LaunchOrder order, boolean ofError) {
    var kept = order.output();
    return kept == null ? null : kept.stream(ofError);
  }

  /// Takes what the process that has ended wrote last; returns the last words of its standard
  /// error.
  public String take(LaunchOrder order, boolean failed) {
    if (keepsOutput(order)) {
      output.take(buffer, failed);
    }
    return order.stderr() == null ? error.take(buffer, failed) : "";
  }

  /// Closes the ends that processes write into, once others have them.
  public void closeWriteEnds() {
    output.closeWriteEnd();
    error.closeWriteEnd();
  }

  /// Gives up the pipes: others that still hold them would write into the next job's streams.
  void release() {
    output.release();
    error.release();
  }

  @Override
  public void close() {
    output.close();
    error.close();
  }
}
