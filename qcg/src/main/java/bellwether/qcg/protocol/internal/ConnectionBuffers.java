package bellwether.qcg.protocol.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import zmq.Config;

/// The two buffers outside the heap that JeroMQ allocates for each connection.
///
/// They are freed only when the garbage collector comes by, which sees how little a connection
/// takes of the heap and not the 16 KB beside it: tens of thousands of short connections held
/// hundreds of megabytes. JeroMQ has no option for their size. Messages that do not fit are read
/// and written without them, so that small buffers cost nothing.
public final class ConnectionBuffers {
  private static final Logger LOGGER = System.getLogger(ConnectionBuffers.class.getName());
  private static final int BYTES = 256;

  private ConnectionBuffers() {}

  /// Makes the buffers of all later connections of this JVM small.
  public static void shrink() {
    try {
      var size = Config.class.getDeclaredField("value");
      size.setAccessible(true);
      for (var buffer : List.of(Config.IN_BATCH_SIZE, Config.OUT_BATCH_SIZE)) {
        size.setInt(buffer, BYTES);
      }
    } catch (ReflectiveOperationException | RuntimeException problem) {
      LOGGER.log(Level.DEBUG, "The buffers of connections keep JeroMQ's size", problem);
    }
  }
}
