package bellwether.launch.internal.helper;

import bellwether.launch.Environment;
import bellwether.launch.LaunchOrder;
import bellwether.launch.internal.AdoptedRemains;
import bellwether.launch.internal.NamedPipes;
import bellwether.launch.internal.Remedies;
import bellwether.launch.internal.Running;
import bellwether.launch.internal.SpawnException;
import bellwether.launch.internal.SpawnFailure;
import bellwether.launch.internal.Starter;
import bellwether.launch.internal.system.Libc;
import bellwether.launch.internal.system.RawUsage;
import bellwether.model.Exit;
import java.lang.foreign.Arena;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Starts processes through a spawn helper, which is made when the first is needed, and anew after
/// one has been given away with what a job left behind.
public final class HelperStarter implements Starter {
  private final Arena arena;
  private final SpawnHelpers helpers;
  private final Remedies remedies;
  private final HelperMessages messages;
  private final HelperReply reply;
  private @Nullable SpawnHelper helper;

  /// What the helper knows.
  private @Nullable Environment environment;

  /// @param arena of the calling thread, and open as long as this
  public HelperStarter(Arena arena, SpawnHelpers helpers) {
    this.arena = arena;
    this.helpers = helpers;
    this.remedies = new Remedies(helpers.programs());
    this.messages = new HelperMessages(arena);
    this.reply = new HelperReply(arena);
  }

  @Override
  public Running start(LaunchOrder order) {
    remedies.start(order, () -> tryStart(order));
    return new Process(order, Objects.requireNonNull(helper), reply.number(), reply.startTicks());
  }

  /// Returns 0 or the error's number.
  private int tryStart(LaunchOrder order) {
    var program = helpers.programs().find(order);
    if (!ask(order, program)) {
      // Somebody has ended it while it was idle.
      discard();
      if (!ask(order, program)) {
        discard();
        throw new SpawnException(
            "Expected the spawn helper to start '%s', but it has ended: see whether somebody ends processes here"
                .formatted(order.argv().getFirst()));
      }
    }
    return reply.saysStarted() ? 0 : refused(order);
  }

  private boolean ask(LaunchOrder order, String program) {
    var current = helper;
    if (current == null) {
      var mark = Objects.requireNonNullElse(order.variable("BELLWETHER_MARK"), "");
      current = helpers.start(arena, mark);
      helper = current;
      environment = null;
    }
    current.streams().begin(order);
    return knows(current, order.environment())
        && current.send(messages.start(order, program))
        && current.receive(reply);
  }

  private boolean knows(SpawnHelper current, Environment wanted) {
    boolean known = environment == wanted || current.send(messages.environment(wanted));
    environment = wanted;
    return known;
  }

  private int refused(LaunchOrder order) {
    if (reply.blamesCores()) {
      throw new SpawnException(SpawnFailure.ofCores(order.cores()));
    }
    if (reply.blamesNamedPipe()) {
      NamedPipes.refuse(order);
    }
    return reply.number();
  }

  private void discard() {
    var former = helper;
    helper = null;
    if (former != null) {
      former.close();
    }
  }

  private final class Process implements Running {
    private final LaunchOrder order;
    private final SpawnHelper owner;
    private final int pid;
    private final long startTicks;
    private boolean known;

    Process(LaunchOrder order, SpawnHelper owner, int pid, long startTicks) {
      this.order = order;
      this.owner = owner;
      this.pid = pid;
      this.startTicks = startTicks;
    }

    @Override
    public int pid() {
      return pid;
    }

    @Override
    public int root() {
      return owner.pid();
    }

    @Override
    public long startTicks() {
      return startTicks;
    }

    @Override
    public void signal(int signal) {
      owner.signal(pid, signal);
    }

    @Override
    public void awaitEnd() {
      known = owner.receive(reply) && reply.saysEnded();
    }

    @Override
    public Exit take(Instant time) {
      if (!known) {
        return lost(time);
      }
      var status = reply.status();
      boolean failed = status.bits() != 0;
      var tail = owner.streams().take(order, failed);
      giveAway();
      var usage = reply.usage();
      return new Exit(
          time,
          status.code(),
          status.signal(),
          usage.usage(usage.peak()),
          failed ? tail : "",
          reply.wasAsked());
    }

    /// Somebody has ended the helper, and the system with it the process.
    private Exit lost(Instant time) {
      Libc.kill(-pid, Libc.SIGKILL);
      var tail = owner.streams().take(order, true);
      discard();
      var strays = AdoptedRemains.ofLost(order);
      if (strays.live()) {
        helpers.leavings().add(strays, false);
      }
      return new Exit(time, -1, Libc.SIGKILL, RawUsage.unknown(), tail, false);
    }

    private void giveAway() {
      if (reply.othersEnd()) {
        helpers.leavings().addEnding(owner);
        helper = null;
      } else if (reply.othersStay()) {
        helpers.leavings().addStaying(owner);
        helper = null;
      }
    }
  }

  @Override
  public void close() {
    discard();
  }
}
