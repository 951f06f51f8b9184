package bellwether.client.internal;

import bellwether.client.ConnectionException;
import bellwether.client.ProtocolException;
import bellwether.client.RefusedException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.zeromq.ZMQ;

/// The sockets to one service, and the check of its answers.
public final class Connection implements AutoCloseable {

  private static final Logger LOG = System.getLogger("bellwether.client");

  private final ZMQ.Context context = ZMQ.context(1);
  private final RequestSocket requests;
  private final String address;
  private final AtomicBoolean closed = new AtomicBoolean();

  public Connection(String address, Duration requestTimeout) {
    this.address = address;
    // JeroMQ would print the trace of a connection that breaks as it is closed.
    context.setNotificationExceptionHandler(
        (thread, problem) -> LOG.log(Level.DEBUG, "A connection broke", problem));
    this.requests = new RequestSocket(context, address, requestTimeout);
  }

  public String address() {
    return address;
  }

  /// The whole answer to a request.
  ///
  /// @throws RefusedException when its code is not 0
  public Fields answer(Map<String, ?> request) throws InterruptedException {
    Fields answer = Json.message(requests.exchange(Json.text(request)));
    if (answer.number("code") == 0) {
      return answer;
    }
    String message = answer.textOrNull("message");
    throw new RefusedException(message == null ? "" : message);
  }

  /// The `data` of the answer to a request.
  ///
  /// @throws ProtocolException when it has none
  public Fields data(Map<String, ?> request) throws InterruptedException {
    return answer(request).object("data");
  }

  /// Hands the events at an address to a listener until this is closed.
  public void follow(String publisher, Consumer<PilotEvent> listener) {
    EventSocket.follow(context, publisher, listener);
  }

  /// Breaks off what is under way; a second time it does nothing.
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      requests.close();
      terminate();
    }
  }

  /// An interrupt of the caller would stop the termination half-way, so another thread does it.
  private void terminate() {
    Thread end = Thread.ofPlatform().daemon().name("bellwether-close").start(context::term);
    try {
      end.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Runs an exchange for a caller that cannot throw InterruptedException.
  public static <T> T uninterrupted(Exchange<T> exchange) {
    try {
      return exchange.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ConnectionException("Interrupted while waiting for an answer", e);
    }
  }

  /// Something that waits for an answer.
  @FunctionalInterface
  public interface Exchange<T> {
    T run() throws InterruptedException;
  }
}
