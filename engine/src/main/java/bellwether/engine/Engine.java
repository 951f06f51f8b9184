package bellwether.engine;

import bellwether.engine.internal.Core;
import bellwether.model.JobDescription;
import bellwether.model.Node;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Decides what runs when and where: gets commands with the time, and returns effects.
///
/// A pure state machine. The same commands at the same times give the same effects. Not
/// thread-safe: whoever owns it hands in one command after the other.
public final class Engine {
  private final Core core;

  private Engine(List<Node> nodes, EngineOptions options) {
    core = new Core(nodes, options);
  }

  /// An engine without jobs on these nodes.
  public static Engine create(List<Node> nodes, EngineOptions options) {
    return new Engine(nodes, options);
  }

  /// Takes in one command and hands its effects to `effects`, in the order in which they are to be
  /// done.
  public void handle(Command command, Instant now, Consumer<Effect> effects) {
    core.handle(command, now, effects);
  }

  /// When the next [Command.Tick] is due, unless a command comes before; empty: never.
  public Optional<Instant> nextWake() {
    return core.nextWake();
  }

  /// What keeps each of the jobs from ever running here, as one sentence each; empty: they all fit.
  public List<String> misfits(List<JobDescription> jobs) {
    return core.misfits(jobs);
  }

  /// The job of this name as it is now.
  public Optional<JobView> job(String name) {
    return core.view(name);
  }

  /// The names of all jobs in the order in which they came.
  public List<String> jobNames() {
    return core.names();
  }

  /// The nodes and cores as they are now.
  public ResourceView resources() {
    return core.resources();
  }

  /// How many members are in each state.
  public Tally tally() {
    return core.tally();
  }

  /// Whether jobs may still come when all has ended: it was created open, and not closed since.
  public boolean isOpen() {
    return core.isOpen();
  }

  /// Whether nothing waits, nothing runs and it is not open; after [Command.Stop], whether nothing
  /// runs.
  public boolean idle() {
    return core.idle();
  }
}
