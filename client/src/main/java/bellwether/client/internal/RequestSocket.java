package bellwether.client.internal;

import bellwether.client.ConnectionException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.zeromq.SocketType;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/// A REQ socket in a thread of its own: ZeroMQ forbids sharing a socket, and an interrupt in the
/// midst of an exchange would break it. Any thread may ask; requests go out one after another.
public final class RequestSocket implements AutoCloseable {
  /// One in twenty connections of JeroMQ 0.6.0 stalls before its handshake (jeromq pull request
  /// 1022): after this time the socket connects anew, without loss of what it is to send.
  static final Duration HANDSHAKE = Duration.ofSeconds(1);

  private final ZMQ.Context context;
  private final String address;
  private final int timeoutMillis;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("bellwether-requests").factory());
  private ZMQ.@Nullable Socket socket;

  public RequestSocket(ZMQ.Context context, String address, Duration timeout) {
    this.context = context;
    this.address = address;
    this.timeoutMillis = (int) Math.min(Integer.MAX_VALUE, timeout.toMillis());
  }

  /// Sends a message and waits for the answer.
  ///
  /// @throws ConnectionException when none comes in time
  public String exchange(String message) throws InterruptedException {
    try {
      Future<String> answer = thread.submit(() -> exchangeHere(message));
      return answer.get();
    } catch (RejectedExecutionException e) {
      throw new ConnectionException("The connection to " + address + " has been closed", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ConnectionException failure) {
        throw failure;
      }
      throw new ConnectionException("The request to " + address + " failed: " + e.getCause(), e);
    }
  }

  /// Closes the socket after the request that is under way, which the end of the context breaks
  /// off.
  @Override
  public void close() {
    thread.execute(this::drop);
    thread.shutdown();
  }

  private String exchangeHere(String message) {
    try {
      ZMQ.Socket open = open();
      String answer = open.send(message.getBytes(ZMQ.CHARSET)) ? open.recvStr() : null;
      if (answer != null) {
        return answer;
      }
    } catch (ZMQException | IllegalArgumentException e) {
      drop();
      throw new ConnectionException("Failed to connect to " + address + " - " + e.getMessage(), e);
    }
    drop();
    throw new ConnectionException(
        "Expected an answer from %s within %d ms, found none; is the service running there?"
            .formatted(address, timeoutMillis));
  }

  private ZMQ.Socket open() {
    ZMQ.Socket open = socket;
    if (open == null) {
      open = context.socket(SocketType.REQ);
      socket = open;
      open.setLinger(0);
      open.setHandshakeIvl((int) HANDSHAKE.toMillis());
      open.setReceiveTimeOut(timeoutMillis);
      open.setSendTimeOut(timeoutMillis);
      open.connect(address);
    }
    return open;
  }

  /// A REQ socket without its answer takes no further request, so the next one gets a new socket.
  private void drop() {
    ZMQ.Socket open = socket;
    socket = null;
    if (open != null) {
      open.close();
    }
  }
}
