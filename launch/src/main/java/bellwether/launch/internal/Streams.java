package bellwether.launch.internal;

import bellwether.launch.LaunchOrder;
import bellwether.launch.output.KeptStream;
import bellwether.launch.output.OutputKeeper;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/// The pipes of one process after the other, for its standard output and error where no file is
/// named. Of one thread.
final class Streams implements AutoCloseable {
  private final @Nullable OutputKeeper keeper;
  private final StreamPipe output;
  private final StreamPipe error;
  private final MemorySegment buffer;

  Streams(WorkerPool.Outputs outputs, Arena arena) {
    keeper = outputs.keeper();
    output = outputs.pipes().pipe();
    error = outputs.pipes().pipe();
    buffer = StreamPipe.buffer(arena);
  }

  /// Descriptors for a process; -1: it gets none, and a stream without a file goes to `/dev/null`.
  record Ends(int output, int error) {
    static final Ends NONE = new Ends(-1, -1);
  }

  Ends open(LaunchOrder order) {
    boolean keeps = order.stdout() == null && isKept(order);
    return new Ends(
        keeps ? output.writeEnd(stream(order, false), buffer) : -1,
        order.stderr() == null ? error.writeEnd(stream(order, true), buffer) : -1);
  }

  private boolean isKept(LaunchOrder order) {
    return keeper != null && order.output() != null;
  }

  private @Nullable KeptStream stream(LaunchOrder order, boolean ofError) {
    var key = order.output();
    return keeper == null || key == null ? null : keeper.stream(key, ofError);
  }

  /// Takes what the process that has ended wrote last; returns the last words of its standard
  /// error.
  String take(LaunchOrder order, boolean failed) {
    if (order.stdout() == null && isKept(order)) {
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
