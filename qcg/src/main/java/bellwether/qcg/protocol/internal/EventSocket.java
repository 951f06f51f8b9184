package bellwether.qcg.protocol.internal;

import bellwether.model.Threads;
import bellwether.qcg.protocol.EndpointOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/// The socket for events, with the thread that sends them.
public final class EventSocket implements AutoCloseable {
  private static final String END = new String("end");

  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final ZMQ.Socket socket;
  private final String address;
  private final Thread thread;

  private EventSocket(ZMQ.Socket socket, String address) {
    this.socket = socket;
    this.address = address;
    thread = Thread.ofPlatform().name("events").start(this::run);
  }

  /// Binds it.
  public static EventSocket bind(ZContext context, EndpointOptions options) {
    var socket = context.createSocket(SocketType.PUB);
    // A connection that got stuck as it greeted is made anew by its client.
    socket.setHandshakeIvl(Binding.GREETING_MILLIS);
    // A client that waits for an event never asks again: none may be dropped.
    socket.setHWM(0);
    socket.setLinger(1_000);
    return new EventSocket(socket, new Binding(options).bind(socket, options.publisherPort()));
  }

  /// Where other programs reach it.
  public String address() {
    return address;
  }

  /// Sends an event when its turn comes.
  public void send(String event) {
    events.add(event);
  }

  @SuppressWarnings("ReferenceEquality") // the mark of the end is one object and not its text
  private void run() {
    var batch = new ArrayList<String>();
    try {
      while (true) {
        batch.add(events.take());
        events.drainTo(batch);
        for (var event : batch) {
          if (event == END) {
            return;
          }
          socket.send(event.getBytes(StandardCharsets.UTF_8));
        }
        batch.clear();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("Expected nobody to interrupt the sender of events", e);
    }
  }

  @Override
  public void close() {
    events.add(END);
    Threads.join(thread);
  }
}
