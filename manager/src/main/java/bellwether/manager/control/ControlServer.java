package bellwether.manager.control;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import bellwether.manager.control.ControlAnswer.Refused;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Listens on a run's socket, which only its owner may use, and hands each request to a handler.
///
/// Each connection has a virtual thread of its own, brings one line and gets one. The handler may
/// be called on several threads at once; what it throws becomes a refusal. Thread-safe.
public final class ControlServer implements AutoCloseable {
  private static final Duration RETRY = Duration.ofMillis(100);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(2);

  private final ServerSocketChannel server;
  private final Path path;
  private final @Nullable Object fileKey;
  private final Function<ControlRequest, ControlAnswer> handler;
  private final Set<SocketChannel> connections = ConcurrentHashMap.newKeySet();
  private final Set<Thread> answering = ConcurrentHashMap.newKeySet();

  private ControlServer(
      ServerSocketChannel server, Path path, Function<ControlRequest, ControlAnswer> handler)
      throws IOException {
    this.server = server;
    this.path = path;
    this.handler = handler;
    fileKey = key(path);
  }

  /// Begins to listen at the first candidate where that is possible. A socket that a dead manager
  /// left there is replaced.
  ///
  /// @throws ControlException when it is possible at none
  public static ControlServer start(
      ControlAddress address, Function<ControlRequest, ControlAnswer> handler) {
    IOException problem = new IOException("no place for a socket");
    for (var path : address.candidates()) {
      try {
        var server = new ControlServer(bind(path), path, handler);
        Thread.ofPlatform().daemon().name("control").start(server::listen);
        return server;
      } catch (IOException e) {
        e.addSuppressed(problem);
        problem = e;
      }
    }
    throw new ControlException(
        "Expected to listen at one of %s, but none works (%s); bellwether cancel will not reach this run"
            .formatted(address.candidates(), problem.getMessage()),
        problem);
  }

  /// Made under another name, the socket never has another mode than 0600 where others look.
  private static ServerSocketChannel bind(Path path) throws IOException {
    var folder = Objects.requireNonNull(path.getParent(), "a folder");
    makeOwn(folder);
    var fresh = folder.resolve("." + random());
    var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(fresh));
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
      Files.move(fresh, path, ATOMIC_MOVE);
      return server;
    } catch (IOException | RuntimeException e) {
      server.close();
      Files.deleteIfExists(fresh);
      throw e instanceof IOException io ? io : new IOException(e);
    }
  }

  private static String random() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
  }

  /// A folder in `/tmp` that somebody else made could hold their socket instead of ours.
  private static void makeOwn(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    if (folder.startsWith("/tmp/bellwether-" + ControlAddress.user()) && !isOwn(folder)) {
      throw new IOException(folder + " belongs to somebody else");
    }
  }

  private static boolean isOwn(Path folder) throws IOException {
    var own = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
    return own.equals(Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS));
  }

  private static @Nullable Object key(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
  }

  /// Where it listens.
  public Path path() {
    return path;
  }

  private void listen() {
    while (server.isOpen()) {
      try {
        var connection = server.accept();
        connections.add(connection);
        Thread.ofVirtual().name("control-connection").start(() -> serve(connection));
      } catch (ClosedChannelException closed) {
        return;
      } catch (IOException e) {
        // Out of file descriptors, for instance: the next one may fare better.
        LockSupport.parkNanos(RETRY.toNanos());
      }
    }
  }

  private void serve(SocketChannel connection) {
    try (connection) {
      ControlLine.send(connection, ControlJson.write(answer(connection)));
    } catch (IOException gone) {
      // The client did not wait; what it asked for is done or not as the run's events tell.
      return;
    } finally {
      connections.remove(connection);
      answering.remove(Thread.currentThread());
    }
  }

  private ControlAnswer answer(SocketChannel connection) throws IOException {
    try {
      var line = ControlLine.receive(connection);
      answering.add(Thread.currentThread());
      connections.remove(connection);
      return handler.apply(ControlJson.readRequest(line));
    } catch (RuntimeException e) {
      return new Refused(String.valueOf(e.getMessage()));
    }
  }

  /// Ends it, with the connections that have not asked yet, and removes its socket.
  ///
  /// Who has asked still gets an answer: a request may be the very one that ends the run.
  @Override
  public void close() {
    try {
      server.close();
      for (var connection : connections) {
        connection.close();
      }
      awaitAnswers();
      if (Files.exists(path) && Objects.equals(fileKey, key(path))) {
        Files.delete(path);
      }
    } catch (IOException e) {
      throw new ControlException("Expected to remove the socket %s: %s".formatted(path, e), e);
    }
  }

  private void awaitAnswers() {
    long end = System.nanoTime() + LAST_ANSWERS.toNanos();
    try {
      for (var thread : answering) {
        thread.join(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
