package bellwether.manager.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// Asks a live manager something. Thread-safe.
public final class ControlClient {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ControlAddress address;
  private final Duration patience;

  /// One that waits a minute for an answer.
  public ControlClient(ControlAddress address) {
    this(address, PATIENCE);
  }

  ControlClient(ControlAddress address, Duration patience) {
    this.address = address;
    this.patience = patience;
  }

  /// Sends a request and waits for the answer.
  ///
  /// @return empty when nobody listens
  /// @throws ControlException when the manager went away before it answered, or takes too long
  public Optional<ControlAnswer> ask(ControlRequest request) {
    for (var path : address.candidates()) {
      var connection = connect(path);
      if (connection.isPresent()) {
        return Optional.of(ask(connection.get(), request));
      }
    }
    return Optional.empty();
  }

  private static Optional<SocketChannel> connect(Path path) {
    if (!Files.exists(path) || !isOurs(path)) {
      return Optional.empty();
    }
    try {
      var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
      try {
        channel.connect(UnixDomainSocketAddress.of(path));
        return Optional.of(channel);
      } catch (IOException nobodyListens) {
        channel.close();
        return Optional.empty();
      }
    } catch (IOException e) {
      throw new ControlException("Expected to open a socket, but: " + e.getMessage(), e);
    }
  }

  /// A socket of somebody else could give any answer.
  private static boolean isOurs(Path path) {
    try {
      var owner = Files.getAttribute(path, "unix:uid");
      return owner.equals(0) || owner.equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException unknown) {
      return false;
    }
  }

  private ControlAnswer ask(SocketChannel channel, ControlRequest request) {
    var limit = new TimeLimit(channel, patience);
    try (channel;
        limit) {
      ControlLine.send(channel, ControlJson.write(request));
      var line = ControlLine.receive(channel);
      if (line.isEmpty()) {
        throw new ControlException(
            "Expected an answer of the manager, but it went away; see: bellwether runs");
      }
      return ControlJson.readAnswer(line);
    } catch (IOException e) {
      throw limit.isOver() ? tooLong(e) : broken(e);
    }
  }

  private ControlException tooLong(IOException e) {
    return new ControlException(
        "Expected an answer of the manager, but there was none within %d s; it may still do what was asked: see bellwether runs, and if its process hangs, end that with kill and ask again"
            .formatted(patience.toSeconds()),
        e);
  }

  private static ControlException broken(IOException e) {
    return new ControlException(
        "Expected an answer of the manager, but: %s; see: bellwether runs"
            .formatted(e.getMessage()),
        e);
  }
}
