package bellwether.qcg.protocol.internal;

import bellwether.qcg.protocol.Audience;
import bellwether.qcg.protocol.EndpointOptions;
import bellwether.qcg.protocol.ServerException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/// Binds sockets to ports, and knows how other programs reach them.
final class Binding {
  /// How long a client may take to greet.
  static final int GREETING_MILLIS = 5_000;

  /// How many connections may wait to be accepted; the kernel lets the others try again seconds
  /// later.
  private static final int WAITING_CONNECTIONS = 4_096;

  private static final int TRIES = 100;

  private final EndpointOptions options;

  Binding(EndpointOptions options) {
    this.options = options;
  }

  /// Binds to this port, or where it is 0 to a random free one of the range. Returns the address.
  ///
  /// @throws ServerException when that cannot be done
  String bind(ZMQ.Socket socket, int port) {
    socket.setBacklog(WAITING_CONNECTIONS);
    if (port != 0) {
      return tryPort(socket, port);
    }
    for (int i = 1; i < TRIES; i++) {
      try {
        return tryPort(socket, random());
      } catch (ServerException taken) {
        // Most often another service has it: the next one may be free.
        continue;
      }
    }
    return tryPort(socket, random());
  }

  private int random() {
    return ThreadLocalRandom.current().nextInt(options.lowest(), options.highest() + 1);
  }

  private String tryPort(ZMQ.Socket socket, int port) {
    var place = "tcp://%s:%d".formatted(options.host(), port);
    try {
      socket.bind(place);
    } catch (ZMQException | IllegalArgumentException | java.io.UncheckedIOException e) {
      throw new ServerException(
          "Expected to listen at %s, but that cannot be done (%s): choose another port or address"
              .formatted(place, e.getMessage()),
          e);
    }
    return "tcp://%s:%d".formatted(externalHost(), port);
  }

  private String externalHost() {
    return Audience.of(options.host()) == Audience.NETWORK ? ownAddress() : options.host();
  }

  private static String ownAddress() {
    try {
      return InetAddress.getLocalHost().getHostAddress();
    } catch (UnknownHostException e) {
      throw new ServerException(
          "Expected this machine's name to have an address, but it has none: name an address to listen at",
          e);
    }
  }
}
