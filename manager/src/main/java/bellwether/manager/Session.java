package bellwether.manager;

import bellwether.engine.Command;
import bellwether.engine.Effect;
import bellwether.engine.Engine;
import bellwether.engine.JobView;
import bellwether.engine.RestoredJob;
import bellwether.engine.Tally;
import bellwether.launch.EnvSchema;
import bellwether.launch.Environment;
import bellwether.launch.JobEnvironment;
import bellwether.launch.Launcher;
import bellwether.launch.OrderBuilder;
import bellwether.launch.output.OutputKeeper;
import bellwether.launch.output.OutputPlace;
import bellwether.manager.control.ControlException;
import bellwether.manager.internal.MeasuredRun;
import bellwether.manager.internal.Orders;
import bellwether.manager.internal.RecorderBridge;
import bellwether.manager.internal.RunMeasurement;
import bellwether.model.Clock;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.model.Node;
import bellwether.model.Placement;
import bellwether.model.jobfile.JobDescriptionJson;
import bellwether.store.Catalog;
import bellwether.store.CatalogPlace;
import bellwether.store.NewJob;
import bellwether.store.Recorder;
import bellwether.store.RunRecord;
import bellwether.store.RunState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A run that is under way: its entry in the catalog, its recorder and its manager.
///
/// [SessionStart] begins one; [#end] says in the catalog how it ended. Thread-safe.
public final class Session implements AutoCloseable {
  private final Catalog catalog;
  private final RunRecord run;
  private final Recorder recorder;
  private final Manager manager;
  private final Clock clock;
  private final ManagerListener listener;
  private final Canceller canceller;
  private final ControlEndpoint endpoint;
  private final Orders orders;
  private final CatalogPlace place;
  private final RunOptions options;
  private final @Nullable OutputKeeper keeper;
  private final RunMeasurement measurement;
  private final AtomicBoolean closed = new AtomicBoolean();

  Session(Catalog catalog, RunRecord run, SessionParts parts, ManagerListener listener) {
    this.catalog = catalog;
    this.run = run;
    this.listener = listener;
    clock = parts.clock();
    var bridge = new RecorderBridge(listener);
    recorder = catalog.recorder(run.id(), parts.allocation(), bridge);
    keeper = parts.keeper(run, listener);
    measurement = parts.measurement(run, listener);
    orders =
        parts.orders(
            run,
            new Orders.Place(parts.originMark(), Path.of(run.directory()), keeper, measurement),
            listener);
    place = parts.place();
    manager =
        new Manager(
            new Manager.Parts(
                Engine.create(parts.nodes(), parts.options().engine()),
                parts.launcher(),
                recorder,
                orders,
                measurement,
                clock),
            listener);
    bridge.connect(manager);
    canceller = new Canceller(manager);
    options = parts.options();
    var control = new RunControl(manager, canceller, new Changes(), clock);
    endpoint = new ControlEndpoint(parts.place(), run.id(), control::answer, listener::notice);
  }

  /// What a session is made of besides catalog and run.
  record SessionParts(
      CatalogPlace place,
      String originMark,
      long allocation,
      Launcher launcher,
      List<Node> nodes,
      RunOptions options,
      Map<String, String> variables,
      Clock clock) {

    /// Null: output is not kept, or cannot be.
    @Nullable OutputKeeper keeper(RunRecord run, ManagerListener listener) {
      var output = OutputPlace.of(place.file(), run.id());
      int half = options.keptOutput();
      if (half == 0) {
        forget(output, listener);
        return null;
      }
      var limits = new OutputKeeper.Limits(half, OutputKeeper.MOST);
      return OutputKeeper.create(output, limits, listener::notice);
    }

    /// A catalog that was removed may have had a run of the same number.
    private static void forget(OutputPlace output, ManagerListener listener) {
      try {
        output.delete();
      } catch (IOException e) {
        listener.notice("%s could not be deleted: %s".formatted(output.file(), e.getMessage()));
      }
    }

    RunMeasurement measurement(RunRecord run, ManagerListener listener) {
      var user = System.getProperty("user.name", "");
      return new RunMeasurement(
          options.measure(),
          new MeasuredRun(place, run, user, run.manager().host()),
          listener::notice);
    }

    Orders orders(RunRecord run, Orders.Place orderPlace, ManagerListener listener) {
      var own =
          Environment.ofThisProcess()
              .with(
                  variables.entrySet().stream()
                      .map(variable -> variable.getKey() + "=" + variable.getValue())
                      .toList());
      boolean bound = options.bind() && nodes.stream().noneMatch(Node::virtual);
      boolean gpus = nodes.stream().anyMatch(node -> !node.gpus().isEmpty());
      var schema = EnvSchema.of(options.envSchema(), own);
      var surroundings = new JobEnvironment.Surroundings(run.id(), run.mark(), schema, bound, gpus);
      var builder =
          new OrderBuilder(
              orderPlace.directory(),
              JobEnvironment.of(own, surroundings),
              bound,
              options.background());
      return new Orders(orderPlace, builder, listener::notice);
    }
  }

  /// The run's entry in the catalog.
  public RunRecord run() {
    return run;
  }

  /// The run's manager.
  public Manager manager() {
    return manager;
  }

  /// Where its catalog is.
  public CatalogPlace place() {
    return place;
  }

  /// The working directory that an attempt has, or had, with what it was given.
  ///
  /// @throws bellwether.launch.LaunchException when its `wd` is no path
  public Path workingDirectory(long job, JobDescription description, int ordinal, Placement given) {
    return orders.directory(new Effect.Launch(0, job, description, ordinal, 1, given, null));
  }

  /// Adds jobs. They fit ([Manager#misfits]) and their names are new. Returns the catalog's number
  /// of the first; the others follow.
  public long submit(List<JobDescription> jobs) {
    long first = catalog.reserveJobs(jobs.size());
    listener.submitted(first, jobs);
    manager.submit(
        IntStream.range(0, jobs.size())
            .mapToObj(
                i -> new NewJob(first + i, jobs.get(i), JobDescriptionJson.write(jobs.get(i))))
            .toList());
    return first;
  }

  private final class Changes implements RunChanges {
    @Override
    public void submit(List<JobDescription> jobs) {
      Session.this.submit(jobs);
    }

    @Override
    public void close() {
      catalog.putOptions(run.id(), RunOptionsJson.closed(run.options()));
      manager.tell(new Command.Close());
    }

    @Override
    public void limit(JobView job, int concurrency) {
      var limited = job.description().withConcurrency(concurrency);
      catalog.putDescriptions(Map.of(job.id(), JobDescriptionJson.write(limited)));
      manager.tell(new Command.LimitConcurrency(limited.name(), concurrency));
    }
  }

  /// Lets other processes stop the run: whoever conducts it gets the wish, hands it to the manager
  /// and sees to the run's end. Without this they are refused.
  public void onStop(Consumer<Command.Stop> conductor) {
    canceller.onStop(conductor);
  }

  /// Takes up jobs of another service, before any [#submit]: the catalog learns which of their
  /// members had ended, and the others run. They fit, and their names are different.
  ///
  /// @param note why they come with ends, for people
  public void takeOver(List<ContinuedJob> jobs, String note) {
    if (jobs.isEmpty()) {
      return;
    }
    long first = catalog.reserveJobs(jobs.size());
    var takeover = new Takeover(clock.now(), note);
    recorder.record(takeover.newJobs(first, jobs), takeover.events(first, jobs));
    // What is durable before the listener knows the jobs is no news to it.
    manager.flush();
    restore(takeover.restored(first, jobs), false);
  }

  /// Takes up the jobs that an earlier run left.
  ///
  /// @param again whether failed and upstream-failed jobs run again, too
  void restore(List<RestoredJob> jobs, boolean again) {
    jobs.forEach(job -> listener.restored(job, again));
    manager.tell(new Command.Restore(jobs, again));
  }

  /// Says in the catalog how the run ended. One that is still open was stopped, even where all its
  /// jobs have ended.
  ///
  /// @param reason for people; null: its jobs say it
  public RunState end(@Nullable String reason) {
    boolean open = manager.ask(Engine::isOpen);
    var state = open ? RunState.STOPPED : state(manager.tally());
    catalog.endRun(run.id(), state, clock.now(), reason);
    return state;
  }

  private static RunState state(Tally tally) {
    if (tally.ended() < tally.total()) {
      return RunState.STOPPED;
    }
    return tally.of(JobState.JOB_FINISHED) == tally.total() ? RunState.DONE : RunState.ERROR;
  }

  /// Ends what still runs and waits for it. A second call does nothing.
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try (measurement;
          keeper;
          recorder;
          manager) {
        endpoint.close();
      } catch (ControlException problem) {
        listener.notice(String.valueOf(problem.getMessage()));
      }
    }
  }
}
