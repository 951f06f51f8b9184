package bellwether.launch.internal;

import bellwether.launch.internal.system.Libc;
import bellwether.model.Bytes;
import bellwether.model.Exit;
import java.time.Instant;
import java.util.function.Consumer;

/// A process whose memory is limited.
final class LimitedProcess implements Running {
  private final Consumer<LimitedProcess> ended;
  private final Running running;
  private final Bytes limit;
  private volatile boolean killed;

  /// @param ended is told when it has ended
  LimitedProcess(Consumer<LimitedProcess> ended, Running running, Bytes limit) {
    this.ended = ended;
    this.running = running;
    this.limit = limit;
  }

  Bytes limit() {
    return limit;
  }

  /// Ends it for the memory that it uses.
  void kill() {
    killed = true;
    running.signal(Libc.SIGKILL);
  }

  @Override
  public int pid() {
    return running.pid();
  }

  @Override
  public int root() {
    return running.root();
  }

  @Override
  public long startTicks() {
    return running.startTicks();
  }

  @Override
  public void signal(int signal) {
    running.signal(signal);
  }

  @Override
  public void awaitEnd() {
    running.awaitEnd();
    ended.accept(this);
  }

  @Override
  public Exit take(Instant time) {
    var exit = running.take(time);
    boolean ended = killed && exit.asked() && exit.signal() == Libc.SIGKILL;
    return ended ? exit.forMemory() : exit;
  }
}
