package bellwether.manager;

import bellwether.engine.Command;
import bellwether.engine.Effect;
import bellwether.engine.Engine;
import bellwether.engine.JobView;
import bellwether.engine.ResourceView;
import bellwether.engine.Tally;
import bellwether.launch.LaunchException;
import bellwether.launch.LaunchListener;
import bellwether.launch.LaunchOrder;
import bellwether.launch.Launcher;
import bellwether.manager.internal.Alarm;
import bellwether.manager.internal.Orders;
import bellwether.manager.internal.RunMeasurement;
import bellwether.model.Clock;
import bellwether.model.Event;
import bellwether.model.Exit;
import bellwether.model.JobDescription;
import bellwether.model.Launched;
import bellwether.store.NewJob;
import bellwether.store.Recorder;
import bellwether.store.StoreException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Conducts a run: hands every word of users, processes and clock to the engine, and does what the
/// engine wants done.
///
/// Thread-safe. The engine works under one lock; whoever brings the word does the work: the thread
/// that saw a process end decides what comes next, and starts it, without waking another. Events go
/// to the recorder under the same lock, so that their order is the engine's; processes are started
/// outside it.
public final class Manager implements AutoCloseable {
  /// What ends within this needs no word to the user.
  private static final Duration SHORT_WAIT = Duration.ofMillis(500);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Engine engine;
  private final Launcher launcher;
  private final Recorder recorder;
  private final Orders orders;
  private final RunMeasurement measurement;
  private final Clock clock;
  private final ManagerListener listener;
  private final Alarm alarm;
  private final LaunchListener processes = new Processes();
  private volatile @Nullable RuntimeException broken;
  private volatile boolean closing;
  private final AtomicBoolean delayed = new AtomicBoolean();
  private final AtomicReference<@Nullable String> shortage = new AtomicReference<>();

  /// What a manager joins.
  public record Parts(
      Engine engine,
      Launcher launcher,
      Recorder recorder,
      Orders orders,
      RunMeasurement measurement,
      Clock clock) {}

  public Manager(Parts parts, ManagerListener listener) {
    engine = parts.engine();
    launcher = parts.launcher();
    recorder = parts.recorder();
    orders = parts.orders();
    measurement = parts.measurement();
    clock = parts.clock();
    this.listener = listener;
    alarm = new Alarm(clock, () -> tell(new Command.Tick()));
  }

  /// Hands a command to the engine and does what follows.
  public void tell(Command command) {
    carryOut(decide(command, List.of()));
  }

  /// Makes every grace period run out now, also those of processes that jobs left.
  public void hurry() {
    tell(new Command.Hurry());
    launcher.hurry();
  }

  /// Adds jobs: they and the events of their creation get into the catalog together, or not at all,
  /// and before any of them starts.
  void submit(List<NewJob> jobs) {
    var submit =
        new Command.Submit(
            jobs.stream().map(job -> new Command.NewJob(job.id(), job.description())).toList());
    var effects = decide(submit, jobs);
    flush();
    carryOut(effects);
  }

  /// Returns when all that has happened so far is durable, or the run has broken down.
  public void flush() {
    try {
      recorder.flush();
    } catch (StoreException problem) {
      breakDown(problem);
    }
  }

  /// Whoever brought the command, a thread that saw a process end for instance, hears of no
  /// failure: it ends the run.
  private void carryOut(List<Effect> effects) {
    try {
      carryOutAll(effects);
    } catch (RuntimeException | Error problem) {
      breakDown(problem);
    }
  }

  private void carryOutAll(List<Effect> effects) {
    var followUps = new ArrayDeque<Command>(1);
    for (var effect : effects) {
      carryOut(effect, followUps);
    }
    for (var next = followUps.poll(); next != null; next = followUps.poll()) {
      for (var effect : decide(next, List.of())) {
        carryOut(effect, followUps);
      }
    }
  }

  /// The engine's answer, less its events: these are with the recorder already.
  private List<Effect> decide(Command command, List<NewJob> jobs) {
    lock.lock();
    try {
      return broken == null ? step(command, jobs) : List.of();
    } catch (RuntimeException | Error problem) {
      breakDown(problem);
      return List.of();
    } finally {
      lock.unlock();
    }
  }

  private List<Effect> step(Command command, List<NewJob> jobs) {
    var wanted = new ArrayList<Effect>(4);
    var events = new ArrayList<Event>(4);
    engine.handle(
        command,
        clock.now(),
        effect -> {
          if (effect instanceof Effect.Record(var event)) {
            events.add(event);
          } else {
            wanted.add(effect);
          }
        });
    if (!events.isEmpty()) {
      recorder.record(jobs, events);
    }
    alarm.set(engine.nextWake());
    if (engine.idle()) {
      changed.signalAll();
    }
    return wanted;
  }

  private void carryOut(Effect effect, Queue<Command> followUps) {
    switch (effect) {
      case Effect.Launch launch -> launch(launch, followUps);
      case Effect.Signal(long attempt, int signal) -> launcher.signal(attempt, signal);
      case Effect.Withdraw(long attempt) -> launcher.withdraw(attempt);
      case Effect.JobEnded(_, var name, var outcome) -> listener.jobEnded(name, outcome);
      case Effect.Record _, Effect.Idle _ -> {}
    }
  }

  /// What a manager that closes does not start any more stands in the catalog as SCHEDULED: a
  /// resume takes it up.
  private void launch(Effect.Launch launch, Queue<Command> followUps) {
    if (closing || broken != null) {
      return;
    }
    try {
      launcher.launch(orders.order(launch), processes);
    } catch (LaunchException problem) {
      followUps.add(
          new Command.LaunchFailed(launch.attempt(), String.valueOf(problem.getMessage())));
    } catch (IllegalStateException closed) {
      if (!closing) {
        throw closed;
      }
    }
  }

  /// Asks the engine something, while it stands still.
  public <T> T ask(Function<Engine, T> question) {
    lock.lock();
    try {
      return question.apply(engine);
    } finally {
      lock.unlock();
    }
  }

  /// The job of this name as it is now.
  public Optional<JobView> job(String name) {
    return ask(e -> e.job(name));
  }

  /// How many members are in each state.
  public Tally tally() {
    return ask(Engine::tally);
  }

  /// The nodes and cores as they are now.
  public ResourceView resources() {
    return ask(Engine::resources);
  }

  /// What keeps each of the jobs from ever running here.
  public List<String> misfits(List<JobDescription> jobs) {
    return ask(e -> e.misfits(jobs));
  }

  /// Waits until nothing waits and nothing runs, and all of it is durable.
  ///
  /// @throws StoreException when the catalog could not be written; nothing runs any more then
  /// @throws LaunchException when the machine lacked for too long what starts need; the jobs can be
  ///   resumed
  /// @throws ManagerException when something unforeseen happened
  public void awaitIdle() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!engine.idle() && broken == null) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
    flush();
    var problem = broken;
    if (problem != null) {
      launcher.close();
      throw problem;
    }
    var lacked = shortage.get();
    if (lacked != null) {
      throw new LaunchException(lacked);
    }
  }

  /// Ends the run: nothing can be remembered any more, or something unforeseen happened. Whoever
  /// waits for the end gets the first such problem. Called by the recorder's listener, too.
  public void breakDown(Throwable problem) {
    lock.lock();
    try {
      if (broken == null) {
        broken = problem instanceof StoreException store ? store : new ManagerException(problem);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Ends the processes that still run, and the alarm.
  @Override
  public void close() {
    tell(new Command.Stop("the manager closes"));
    closing = true;
    alarm.close();
    int left = launcher.leftGroups(SHORT_WAIT);
    if (left > 0) {
      listener.notice(
          "waiting for processes that %d %s left running: they were told to end, and are killed after the grace period"
              .formatted(left, left == 1 ? "job" : "jobs"));
    }
    launcher.close();
  }

  private final class Processes implements LaunchListener {
    @Override
    public void started(LaunchOrder order, Launched launched) {
      measurement.started(order, launched);
      tell(new Command.Started(order.id(), launched));
    }

    @Override
    public void ended(LaunchOrder order, Exit exit) {
      measurement.ended(order.id(), exit);
      tell(new Command.Ended(order.id(), exit));
    }

    @Override
    public void failed(LaunchOrder order, String message) {
      measurement.failed(order.id());
      tell(new Command.LaunchFailed(order.id(), message));
    }

    @Override
    public void delayed(LaunchOrder order, String message) {
      if (delayed.compareAndSet(false, true)) {
        listener.notice(message + "; trying again");
      }
    }

    @Override
    public void nodeLost(String node) {
      tell(new Command.NodeLost(node));
    }

    @Override
    public void refused(LaunchOrder order, String message) {
      measurement.failed(order.id());
      if (shortage.compareAndSet(null, message + "; go on later with bellwether run --resume")) {
        tell(new Command.Stop("the machine gave no more processes"));
      }
      tell(new Command.LaunchFailed(order.id(), message));
    }
  }
}
