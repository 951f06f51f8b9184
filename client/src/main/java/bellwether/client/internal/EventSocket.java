package bellwether.client.internal;

import bellwether.client.ConnectionException;
import bellwether.client.ProtocolException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/// A SUB socket that a thread of its own empties at once, so that no event is dropped while nobody
/// waits. It ends with its context.
public final class EventSocket {
  private static final Logger LOG = System.getLogger("bellwether.client");
  private final Consumer<PilotEvent> listener;

  private EventSocket(Consumer<PilotEvent> listener) {
    this.listener = listener;
  }

  /// Connects and follows the events of a publisher.
  ///
  /// @throws ConnectionException when the address is none
  public static void follow(ZMQ.Context context, String address, Consumer<PilotEvent> listener) {
    ZMQ.Socket socket = context.socket(SocketType.SUB);
    try {
      subscribe(socket, address);
    } catch (ZMQException | IllegalArgumentException e) {
      socket.close();
      throw new ConnectionException("Failed to follow events at " + address, e);
    }
    EventSocket events = new EventSocket(listener);
    Thread.ofPlatform().daemon().name("bellwether-events").start(() -> events.run(socket));
  }

  private static void subscribe(ZMQ.Socket socket, String address) {
    socket.setLinger(0);
    socket.setHandshakeIvl((int) RequestSocket.HANDSHAKE.toMillis());
    socket.setRcvHWM(0);
    socket.subscribe(PilotEvent.ITERATION_FINISHED);
    socket.subscribe(PilotEvent.JOB_FINISHED);
    socket.subscribe(PilotEvent.NO_JOBS);
    socket.connect(address);
  }

  private void run(ZMQ.Socket socket) {
    try (socket) {
      while (true) {
        tell(socket.recvStr());
      }
    } catch (ZMQException e) {
      if (e.getErrorCode() != ZMQ.Error.ETERM.getCode()) {
        LOG.log(Level.WARNING, "No more events: waits go on by asking the service", e);
      }
    }
  }

  private void tell(String frame) {
    try {
      PilotEvent.read(frame).ifPresent(listener);
    } catch (ProtocolException e) {
      LOG.log(Level.WARNING, "Ignored an event", e);
    }
  }
}
