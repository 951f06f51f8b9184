package bellwether.launch.internal;

import bellwether.launch.LaunchOrder;
import bellwether.launch.output.KeptStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// The pipes of one process after the other, for its standard output and error where no file is
/// named. Of one thread.
final class Streams implements AutoCloseable {
  private final StreamPipe output;
  private final StreamPipe error;
  private final MemorySegment buffer;

  Streams(StreamPipes pipes, Arena arena) {
    output = pipes.pipe();
    error = pipes.pipe();
    buffer = StreamPipe.buffer(arena);
  }

  /// Descriptors for a process; -1: it gets none, and a stream without a file goes to `/dev/null`.
  record Ends(int output, int error) {
    static final Ends NONE = new Ends(-1, -1);
  }

  Ends open(LaunchOrder order) {
    boolean keeps = order.stdout() == null && order.output() != null;
    return new Ends(
        keeps ? output.writeEnd(stream(order, false), buffer) : -1,
        order.stderr() == null ? error.writeEnd(stream(order, true), buffer) : -1);
  }

  private static @Nullable KeptStream stream(LaunchOrder order, boolean ofError) {
    var kept = order.output();
    return kept == null ? null : kept.stream(ofError);
  }

  /// Takes what the process that has ended wrote last; returns the last words of its standard
  /// error.
  String take(LaunchOrder order, boolean failed) {
    if (order.stdout() == null && order.output() != null) {
      output.take(buffer, failed);
    }
    return order.stderr() == null ? error.take(buffer, failed) : "";
  }

  @Override
  public void close() {
    output.close();
    error.close();
  }
}
