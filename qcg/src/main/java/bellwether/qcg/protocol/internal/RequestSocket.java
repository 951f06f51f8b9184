package bellwether.qcg.protocol.internal;

import bellwether.model.Threads;
import bellwether.qcg.protocol.Answer;
import bellwether.qcg.protocol.EndpointOptions;
import bellwether.qcg.protocol.RequestHandler;
import bellwether.qcg.protocol.Requests;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/// The socket for requests, with the thread that answers them.
///
/// It answers like a REP socket, but is a ROUTER: JeroMQ's REP loses the answer to the next client
/// after one that sent something else than a request and vanished.
public final class RequestSocket implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(RequestSocket.class.getName());
  private static final int POLL_MILLIS = 100;

  private final ZMQ.Socket socket;
  private final String address;
  private final AtomicBoolean closed = new AtomicBoolean();
  private @Nullable Thread thread;

  private RequestSocket(ZMQ.Socket socket, String address) {
    this.socket = socket;
    this.address = address;
  }

  /// Binds it.
  public static RequestSocket bind(ZContext context, EndpointOptions options) {
    var socket = context.createSocket(SocketType.ROUTER);
    // A connection that got stuck as it greeted is made anew by its client.
    socket.setHandshakeIvl(Binding.GREETING_MILLIS);
    // Answers to clients that vanished must not hold up the end.
    socket.setLinger(1_000);
    socket.setReceiveTimeOut(POLL_MILLIS);
    // Beyond what is answered with a refusal nothing is even kept in memory.
    socket.setMaxMsgSize(2L * Requests.LARGEST);
    return new RequestSocket(socket, new Binding(options).bind(socket, options.port()));
  }

  /// Where other programs reach it.
  public String address() {
    return address;
  }

  /// Answers requests from now on.
  public synchronized void serve(RequestHandler handler) {
    thread = Thread.ofPlatform().name("requests").start(() -> run(handler));
  }

  private void run(RequestHandler handler) {
    while (!closed.get()) {
      try {
        answerOne(handler);
      } catch (ZMQException problem) {
        // A client that breaks the connection in the midst of it: the next one is not concerned.
        LOGGER.log(Level.DEBUG, "A request was lost", problem);
      }
    }
  }

  /// What comes before the first empty frame says to whom the answer goes; without one the sender
  /// speaks another protocol and gets none.
  private void answerOne(RequestHandler handler) {
    var frames = receive();
    int bottom = 0;
    while (bottom < frames.size() && frames.get(bottom).length > 0) {
      bottom++;
    }
    int contents = frames.size() - bottom - 1;
    if (contents > 0) {
      frames.subList(0, bottom + 1).forEach(socket::sendMore);
      socket.send(contents == 1 ? answer(handler, frames.getLast()) : refusal());
    }
  }

  private List<byte[]> receive() {
    var frames = new ArrayList<byte[]>(3);
    for (var frame = socket.recv(); frame != null; frame = socket.recv()) {
      frames.add(frame);
      if (!socket.hasReceiveMore()) {
        break;
      }
    }
    return frames;
  }

  private static byte[] answer(RequestHandler handler, byte[] message) {
    try {
      return handler.answer(message);
    } catch (RuntimeException | OutOfMemoryError problem) {
      LOGGER.log(Level.ERROR, "A request could not be answered", problem);
      return encoded(Answer.error("Failed to process request: " + problem.getMessage()));
    }
  }

  private static byte[] refusal() {
    return encoded(Answer.error("Invalid request: expected one frame, but found several"));
  }

  private static byte[] encoded(Answer answer) {
    return answer.text().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public synchronized void close() {
    closed.set(true);
    if (thread != null) {
      Threads.join(thread);
    }
  }
}
