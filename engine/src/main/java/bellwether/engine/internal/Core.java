package bellwether.engine.internal;

import bellwether.engine.Command;
import bellwether.engine.Effect;
import bellwether.engine.EngineOptions;
import bellwether.engine.JobView;
import bellwether.engine.ResourceView;
import bellwether.engine.Tally;
import bellwether.model.Cause;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.model.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The engine's parts, put together: turns each command into calls of the right part.
public final class Core {
  private final Ledger ledger = new Ledger();
  private final ReadyQueue ready = new ReadyQueue();
  private final EngineOptions options;
  private final NodePool pool;
  private final FitCheck fit;
  private final JobGraph graph;
  private final Attempts attempts;
  private final Scheduler scheduler;
  private final Restoration restoration;
  private boolean open;
  private boolean stopping;
  private boolean gaveUp;
  private boolean toldIdle = true;

  public Core(List<Node> nodes, EngineOptions options) {
    this.options = options;
    open = options.open();
    pool = new NodePool(nodes);
    var plan = new SizePlan(pool.totalCores(), pool.totalNodes());
    fit = new FitCheck(pool, plan);
    graph = new JobGraph(ledger, new ReadyMembers(ledger, ready, plan, pool));
    attempts = new Attempts(options, ledger, graph, pool);
    scheduler = new Scheduler(pool, ready, attempts, options.reserve());
    restoration = new Restoration(ledger, graph);
  }

  public void handle(Command command, Instant now, Consumer<Effect> effects) {
    ledger.open(now, effects);
    apply(command);
    graph.propagate();
    if (graph.failed() > options.maxFails() && !stopping && !gaveUp) {
      gaveUp = true;
      open = false;
      cancelAll("more than " + options.maxFails() + " jobs failed");
      graph.propagate();
    }
    if (!stopping && !(command instanceof Command.Started)) {
      scheduler.pass();
    }
    tellIdle();
  }

  private void apply(Command command) {
    switch (command) {
      case Command.Submit(var jobs) -> submit(jobs);
      case Command.Restore(var jobs, boolean again) -> restoration.restore(jobs, again);
      case Command.Started(long attempt, var launched) -> attempts.started(attempt, launched);
      case Command.Ended(long attempt, var exit) -> attempts.ended(attempt, exit);
      case Command.LaunchFailed(long attempt, var message) ->
          attempts.launchFailed(attempt, message);
      case Command.NodeLost(var node) -> nodeLost(node);
      case Command.Cancel(var name, var reason) -> cancel(name, reason);
      case Command.CancelAll(var reason) -> cancelAll(reason);
      case Command.LimitConcurrency(var name, int most) -> limit(name, most);
      case Command.Close _ -> open = false;
      case Command.Remove(var name) -> remove(name);
      case Command.Stop how -> stop(how);
      case Command.Hurry _ -> attempts.hurry();
      case Command.Tick _ -> attempts.tick();
    }
  }

  private void submit(List<Command.NewJob> jobs) {
    graph.expect(jobs.size());
    var linked = new ArrayList<LiveJob>();
    for (var job : jobs) {
      var live = graph.add(job.id(), job.description());
      ledger.created(live);
      if (job.description().after().isEmpty()) {
        graph.settle(live);
      } else {
        linked.add(live);
      }
    }
    linked.forEach(graph::link);
    linked.forEach(graph::settle);
  }

  private void nodeLost(String node) {
    if (!pool.lose(node)) {
      return;
    }
    attempts.nodeLost(node);
    for (var job : graph.all()) {
      if (!job.ended() && fit.misfit(job.description) != null) {
        graph.endWaiting(
            job, JobState.FAILED, Cause.NODE_LOST, "without node " + node + " it cannot run");
      }
      graph.capAgain(job);
    }
  }

  private void cancel(String name, String reason) {
    var job = graph.find(name);
    if (job != null) {
      cancelWhole(job, reason);
      return;
    }
    var member = Member.find(graph, name);
    if (member != null
        && !graph.endWaiting(
            member.job(), member.ordinal(), JobState.CANCELLED, Cause.CANCELLED, reason)) {
      attempts.cancel(member.job(), member.ordinal(), reason);
    }
  }

  private void cancelWhole(LiveJob job, String reason) {
    if (!job.ended()) {
      job.markCancelledWhole();
      graph.endWaiting(job, JobState.CANCELLED, Cause.CANCELLED, reason);
      attempts.cancel(job, -1, reason);
    }
  }

  private void cancelAll(String reason) {
    for (var job : graph.all()) {
      if (!job.ended()) {
        job.markCancelledWhole();
        graph.endWaiting(job, JobState.CANCELLED, Cause.CANCELLED, reason);
      }
    }
    attempts.cancelAll(reason);
  }

  private void limit(String name, int concurrency) {
    var job = graph.find(name);
    if (job != null) {
      graph.limit(job, concurrency);
    }
  }

  private void remove(String name) {
    var job = graph.find(name);
    if (job != null && job.ended()) {
      graph.remove(job);
    }
  }

  private void stop(Command.Stop how) {
    stopping = true;
    attempts.stop(how);
  }

  private void tellIdle() {
    boolean idle = idle();
    if (idle && !toldIdle) {
      ledger.emit(new Effect.Idle());
    }
    toldIdle = idle;
  }

  public boolean isOpen() {
    return open;
  }

  public boolean idle() {
    return attempts.isEmpty() && (stopping || (!open && graph.unfinished() == 0));
  }

  public Optional<Instant> nextWake() {
    return attempts.nextDue();
  }

  public List<String> misfits(List<JobDescription> jobs) {
    return fit.misfits(jobs);
  }

  public Optional<JobView> view(String name) {
    return Optional.ofNullable(graph.find(name))
        .map(job ->
            new JobView(
                job.id(),
                job.description(),
                job.ended() ? job.outcome() : null,
                job.endedMembers(),
                job.finishedMembers(),
                job::tally,
                job::state));
  }

  public List<String> names() {
    var names = new ArrayList<String>();
    graph.all().forEach(job -> names.add(job.description().name()));
    return names;
  }

  public Tally tally() {
    return ledger.tally();
  }

  public ResourceView resources() {
    return new ResourceView(pool.totalNodes(), pool.totalCores(), pool.freeCores());
  }
}
