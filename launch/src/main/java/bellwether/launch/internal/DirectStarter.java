package bellwether.launch.internal;

import bellwether.launch.LaunchOrder;
import bellwether.launch.internal.system.BootTime;
import bellwether.launch.internal.system.Libc;
import bellwether.model.Exit;
import java.lang.foreign.Arena;
import java.time.Instant;

/// Starts processes from this one, where no spawn helper is: what leaves its job's process group is
/// not found at the job's end, and the peak memory of small jobs is not known.
public final class DirectStarter implements Starter {
  private final Leavings leavings;
  private final Streams streams;
  private final Spawner spawner;
  private final Outcome outcome;
  private final BootTime bootTime;

  /// @param arena of the calling thread, and open as long as this
  public DirectStarter(Arena arena, ProgramLookup programs, StreamPipes pipes, Leavings leavings) {
    this.leavings = leavings;
    this.streams = new Streams(pipes, arena);
    this.spawner = new Spawner(arena, programs, FileActions.Features.ofLibrary());
    this.outcome = new Outcome(arena);
    this.bootTime = new BootTime(arena);
  }

  @Override
  public Running start(LaunchOrder order) {
    var ends = streams.open(order);
    streams.begin(order);
    long before = bootTime.ticks();
    int pid = spawner.spawn(order, ends);
    return new Process(order, pid, bootTime.start(pid, before));
  }

  /// Its lock keeps signals apart from reaping: while the process has not been reaped, nobody else
  /// can have got its number.
  private final class Process implements Running {
    private final LaunchOrder order;
    private final int pid;
    private final long startTicks;
    private boolean asked;
    private boolean mayStay;
    private boolean reaped;

    Process(LaunchOrder order, int pid, long startTicks) {
      this.order = order;
      this.pid = pid;
      this.startTicks = startTicks;
      this.mayStay = order.keepsBackground();
    }

    @Override
    public int pid() {
      return pid;
    }

    @Override
    public long startTicks() {
      return startTicks;
    }

    @Override
    public synchronized void signal(int signal) {
      if (!reaped) {
        asked |= !Libc.hasEnded(pid);
        mayStay &= signal != Libc.SIGTERM && signal != Libc.SIGKILL;
        Libc.kill(-pid, signal);
        if (signal == Libc.SIGTERM) {
          // A stopped process would not notice before it is continued.
          Libc.kill(-pid, Libc.SIGCONT);
        }
      }
    }

    @Override
    public void awaitEnd() {
      outcome.await(pid);
    }

    @Override
    public Exit take(Instant time) {
      boolean stays = reap();
      boolean groupLives = Libc.kill(-pid, 0) == 0;
      if (groupLives && stays) {
        leavings.addStaying(new GroupRemains(pid));
      } else if (groupLives) {
        // It was asked to end before the reaping; a stopped process notices that now.
        Libc.kill(-pid, Libc.SIGCONT);
        leavings.addEnding(new GroupRemains(pid));
      }
      var adopted = AdoptedRemains.of(order);
      if (adopted.live()) {
        leavings.add(adopted, stays);
      }
      var status = outcome.status();
      boolean failed = status.bits() != 0;
      var tail = streams.take(order, failed);
      streams.release();
      return new Exit(
          time, status.code(), status.signal(), outcome.usage(), failed ? tail : "", asked);
    }

    /// Reaps the process, after asking the others of its group to end as well unless they may stay.
    private synchronized boolean reap() {
      if (!mayStay) {
        Libc.kill(-pid, Libc.SIGTERM);
      }
      outcome.reap(pid);
      reaped = true;
      return mayStay;
    }
  }

  @Override
  public void close() {
    spawner.close();
    streams.close();
  }
}
