package bellwether.qcg.protocol;

import bellwether.qcg.protocol.internal.ConnectionBuffers;
import bellwether.qcg.protocol.internal.EventSocket;
import bellwether.qcg.protocol.internal.RequestSocket;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;
import org.zeromq.ZContext;

/// The service's ZeroMQ sockets: one for requests, one for events.
///
/// They are bound from the start, so that their addresses are known before a run begins; requests
/// that come early wait for [#serve]. Thread-safe; requests are answered by a thread of its own,
/// one after the other, and so are events sent.
public final class Endpoint implements AutoCloseable {
  private static final Logger LOGGER = System.getLogger(Endpoint.class.getName());

  /// With a second one, many short connections do not keep others waiting.
  private static final int IO_THREADS = 2;

  private final ZContext context;
  private final RequestSocket requests;
  private final @Nullable EventSocket events;

  private Endpoint(ZContext context, RequestSocket requests, @Nullable EventSocket events) {
    this.context = context;
    this.requests = requests;
    this.events = events;
  }

  /// Binds the sockets.
  ///
  /// @throws ServerException when a port is taken, or the address is none of this machine
  public static Endpoint bind(EndpointOptions options) {
    ConnectionBuffers.shrink();
    var context = new ZContext(IO_THREADS);
    // JeroMQ would print the trace of a connection that breaks as it is closed.
    context.setNotificationExceptionHandler(
        (thread, problem) -> LOGGER.log(Level.DEBUG, "A connection broke", problem));
    try {
      var requests = RequestSocket.bind(context, options);
      var events = options.publishes() ? EventSocket.bind(context, options) : null;
      return new Endpoint(context, requests, events);
    } catch (RuntimeException problem) {
      context.close();
      throw problem;
    }
  }

  /// Where requests are taken, as other programs reach it: `tcp://127.0.0.1:2222`.
  public String address() {
    return requests.address();
  }

  /// Where events are published; null: nowhere.
  public @Nullable String publisherAddress() {
    return events == null ? null : events.address();
  }

  /// Answers requests from now on. To be called once.
  public void serve(RequestHandler handler) {
    requests.serve(handler);
  }

  /// Sends an event to whoever listens. Returns at once.
  public void publish(String event) {
    if (events != null) {
      events.send(event);
    }
  }

  /// Sends what is left to be sent, and closes the sockets. A second call does nothing.
  @Override
  public void close() {
    requests.close();
    if (events != null) {
      events.close();
    }
    context.close();
  }
}
