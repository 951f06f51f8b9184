package bellwether.launch.internal.helper;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import bellwether.launch.internal.Remains;
import bellwether.launch.internal.SpawnException;
import bellwether.launch.internal.Streams;
import bellwether.launch.internal.system.Libc;
import bellwether.launch.internal.system.ProcessStat;
import bellwether.launch.internal.system.Sockets;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A running spawn helper: `spawn_helper.c` says what it does, and why.
///
/// It belongs to the thread that started it until a job leaves something behind; then it goes over
/// to [Leavings] and starts no more. [#signal] is thread-safe.
public final class SpawnHelper implements Remains {
  /// What the system calls it: at most 15 characters.
  private static final String NAME = "bellwether-spaw";

  private final int pid;
  private final int socket;
  private final Streams streams;
  private boolean closed;
  private boolean killed;

  private SpawnHelper(int pid, int socket, Streams streams) {
    this.pid = pid;
    this.socket = socket;
    this.streams = streams;
  }

  /// Starts one.
  ///
  /// @param streams go with it, and are closed when it cannot be started
  /// @throws SpawnException when the system refuses it what it needs
  public static SpawnHelper start(HelperProcess process, Streams streams) {
    try (var arena = Arena.ofConfined()) {
      var ends = streams.open();
      var pair = arena.allocate(JAVA_INT, 2);
      if (!ends.areComplete() || Sockets.pair(pair) != 0) {
        throw new SpawnException(Libc.EMFILE);
      }
      return start(process, streams, ends, pair);
    } catch (SpawnException e) {
      streams.close();
      throw e;
    }
  }

  private static SpawnHelper start(
      HelperProcess process, Streams streams, Streams.Ends ends, MemorySegment pair) {
    int own = pair.getAtIndex(JAVA_INT, 0);
    int others = pair.getAtIndex(JAVA_INT, 1);
    try {
      return new SpawnHelper(process.start(others, ends), own, streams);
    } catch (SpawnException e) {
      Libc.Descriptors.close(own);
      throw e;
    } finally {
      Libc.Descriptors.close(others);
      streams.closeWriteEnds();
    }
  }

  /// Whether a process is a spawn helper, also one that has ended.
  public static boolean isOne(int pid) {
    return ProcessStat.of(pid).filter(stat -> stat.name().equals(NAME)).isPresent();
  }

  int pid() {
    return pid;
  }

  Streams streams() {
    return streams;
  }

  /// Sends a request; returns false when the helper is gone.
  synchronized boolean send(MemorySegment request) {
    return Sockets.send(socket, request);
  }

  /// Waits for its reply; returns false when it is gone.
  boolean receive(HelperReply reply) {
    return Sockets.receive(socket, reply.memory());
  }

  /// Has it send a signal.
  ///
  /// @param leader the process whose group it is for; 0: what a job has left behind
  synchronized void signal(int leader, int signal) {
    if (!closed) {
      try (var arena = Arena.ofConfined()) {
        send(HelperMessages.signal(arena, leader, signal));
      }
    }
  }

  /// It lives as long as what the job has left behind.
  @Override
  public synchronized boolean live() {
    if (!closed && Libc.hasEnded(pid)) {
      close();
    }
    return !closed;
  }

  @Override
  public void end() {
    signal(0, Libc.SIGTERM);
  }

  @Override
  public void kill() {
    if (!killed) {
      killed = true;
      signal(0, Libc.SIGKILL);
    }
  }

  /// Ends it, if it has not ended, and waits for that.
  synchronized void close() {
    if (!closed) {
      closed = true;
      Libc.Descriptors.close(socket);
      Libc.reap(pid);
      streams.close();
    }
  }
}
