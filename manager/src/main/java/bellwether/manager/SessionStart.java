package bellwether.manager;

import bellwether.engine.RestoredJob;
import bellwether.launch.Descriptors;
import bellwether.launch.EnvSchema;
import bellwether.launch.Environment;
import bellwether.launch.Launcher;
import bellwether.launch.Leftovers;
import bellwether.launch.Machine;
import bellwether.launch.NodesOption;
import bellwether.launch.NodesOption.Consumables;
import bellwether.launch.OptionException;
import bellwether.launch.ProcessIdentity;
import bellwether.manager.Session.SessionParts;
import bellwether.manager.control.ControlAddress;
import bellwether.model.Clock;
import bellwether.model.JobDescription;
import bellwether.model.Node;
import bellwether.model.SchedulerJob;
import bellwether.model.jobfile.JobDescriptionJson;
import bellwether.model.jobfile.JobFile.Notes;
import bellwether.store.Catalog;
import bellwether.store.CatalogPlace;
import bellwether.store.LeftAttempt;
import bellwether.store.ManagerProcess;
import bellwether.store.NewRun;
import bellwether.store.RunRecord;
import bellwether.store.StoredJob;
import bellwether.store.WorkflowIdentity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Begins runs: new ones, and such as go on with the jobs of an earlier one.
public final class SessionStart {
  private final Catalog catalog;
  private final CatalogPlace place;
  private final Machine machine;
  private final Clock clock;
  private final SessionExtras extras;

  /// For runs whose processes are started on this machine.
  public SessionStart(Catalog catalog, CatalogPlace place, Machine machine, Clock clock) {
    this.catalog = catalog;
    this.place = place;
    this.machine = machine;
    this.clock = clock;
    extras = SessionExtras.none(LauncherFactory.local(clock));
  }

  private SessionStart(SessionStart same, SessionExtras extras) {
    catalog = same.catalog;
    place = same.place;
    machine = same.machine;
    clock = same.clock;
    this.extras = extras;
  }

  /// The same for runs whose jobs find these variables in their environment.
  public SessionStart withVariables(Map<String, String> added) {
    return new SessionStart(this, extras.withVariables(added));
  }

  /// The same for runs of which at most so many jobs are there to run at once.
  public SessionStart withMost(long jobs) {
    return new SessionStart(this, extras.withMost(jobs));
  }

  /// The same for runs whose processes are started by other launchers.
  public SessionStart withLaunchers(LauncherFactory launchers) {
    return new SessionStart(this, extras.withLaunchers(launchers));
  }

  /// The same for runs that go on with these descriptions of their jobs, which may differ from
  /// those before in what is not part of a workflow's identity: resources, limits, files, tags.
  public SessionStart withJobs(List<JobDescription> jobs) {
    var renewed = new HashMap<String, JobDescription>();
    jobs.forEach(job -> renewed.put(job.name(), job));
    return new SessionStart(this, extras.withRenewed(renewed));
  }

  /// The same for runs that wait for what an earlier run left running instead of ending it. Nobody
  /// can know how that ends, so it runs again, which is not counted as an attempt that failed.
  public SessionStart awaitingLeftovers(Leftovers.Patience patience) {
    return new SessionStart(this, extras.withPatience(patience));
  }

  /// The same for runs of a file that notes this of the workflow.
  public SessionStart withNotes(Notes notes) {
    return new SessionStart(this, extras.withNotes(notes));
  }

  /// What a new run is of, where and how it runs.
  ///
  /// @param source the job file's absolute path, or the command
  /// @param directory base of all relative paths
  public record Plan(Workflow workflow, String source, Path directory, RunOptions options) {}

  /// What the catalog is told of a run.
  ///
  /// @param origin the run that brought the jobs; null: this one does
  private record Entry(
      WorkflowIdentity workflow,
      @Nullable Long origin,
      String source,
      Path directory,
      RunOptions options,
      Notes notes) {}

  /// Begins a new run; its jobs are still to be submitted.
  public Session begin(Plan plan, ManagerListener listener) {
    return open(
        new Entry(
            plan.workflow().identity(),
            null,
            plan.source(),
            plan.directory(),
            plan.options(),
            notes(Notes.NONE)),
        listener);
  }

  /// Begins a run that goes on with the jobs of an earlier one: first the processes that its
  /// manager left are ended, then all starts that can start.
  ///
  /// @param again whether failed and upstream-failed jobs run again, too
  /// @throws bellwether.store.RunHeldException when a live manager works on these jobs
  public Session resume(
      RunRecord before, RunOptions options, boolean again, ManagerListener listener) {
    var entry =
        new Entry(
            before.workflow(),
            before.origin(),
            before.source(),
            Path.of(before.directory()),
            options,
            notes(RunOptionsJson.notes(before.options())));
    var earlier = catalog.runsOn(before.origin());
    var session = open(entry, listener);
    try {
      var jobs = new ArrayList<RestoredJob>();
      var left = new ArrayList<LeftAttempt>();
      var changed = new HashMap<Long, String>();
      catalog.loadJobs(
          before.origin(),
          job -> {
            jobs.add(restored(job, changed));
            left.addAll(job.left());
          });
      refuseMisfits(session, jobs, again);
      catalog.putDescriptions(changed);
      endLeftovers(earlier, left, options);
      earlier.forEach(
          run -> ControlAddress.of(place.file(), run.id(), System.getenv()).removeLeft());
      session.takeUpMeasurements(earlier, jobs);
      session.restore(jobs, again);
      return session;
    } catch (RuntimeException problem) {
      session.end("it could not be resumed: " + problem.getMessage());
      session.close();
      throw problem;
    }
  }

  private Notes notes(Notes otherwise) {
    return extras.notes() == null ? otherwise : extras.notes();
  }

  /// The nodes may be others than those of the run before.
  private static void refuseMisfits(Session session, List<RestoredJob> jobs, boolean again) {
    var open =
        jobs.stream().filter(job -> job.isOpen(again)).map(RestoredJob::description).toList();
    var misfits = session.manager().misfits(open);
    if (!misfits.isEmpty()) {
      throw new OptionException(String.join("\n", misfits));
    }
  }

  /// The options with which a run was started, or which were noted since.
  public static RunOptions optionsOf(RunRecord run) {
    return RunOptionsJson.read(run.options());
  }

  /// Lets no more jobs be added to the workflow of a run that is not live: the next run ends when
  /// its jobs have.
  public static void close(Catalog catalog, RunRecord run) {
    catalog.putOptions(run.id(), RunOptionsJson.closed(run.options()));
  }

  /// The nodes that the options ask for.
  public static List<Node> nodes(Machine machine, RunOptions options) {
    var consumables = Consumables.parse(options.gpus(), options.memory());
    return NodesOption.parse(options.nodes(), machine, consumables);
  }

  private Session open(Entry entry, ManagerListener listener) {
    var options = entry.options();
    var nodes = nodes(machine, options);
    Descriptors.require(
        Math.min(extras.most(), nodes.stream().mapToLong(node -> node.cores().size()).sum()),
        options.keptOutput() > 0);
    // What is wrong in the options is told before a run begins.
    EnvSchema.of(options.envSchema(), Environment.ofThisProcess());
    var launcher = extras.launchers().create(options, listener);
    try {
      return open(entry, nodes, launcher, listener);
    } catch (RuntimeException problem) {
      launcher.close();
      throw problem;
    }
  }

  private Session open(Entry entry, List<Node> nodes, Launcher launcher, ManagerListener listener) {
    var now = clock.now();
    var run =
        catalog.beginRun(
            new NewRun(
                entry.workflow(),
                entry.notes().description(),
                entry.origin(),
                entry.source(),
                entry.directory().toString(),
                RunOptionsJson.write(entry.options(), entry.notes()),
                thisProcess(),
                System.getProperty("user.name", ""),
                UUID.randomUUID().toString(),
                now));
    long allocation =
        catalog.beginAllocation(
            run.id(), nodes, SchedulerJob.around(Environment.ofThisProcess()::get), now);
    var originMark = catalog.findRun(run.origin()).orElse(run).mark();
    return new Session(
        catalog,
        run,
        new SessionParts(
            place,
            originMark,
            allocation,
            launcher,
            nodes,
            entry.options(),
            extras.variables(),
            clock),
        listener);
  }

  private ManagerProcess thisProcess() {
    var self = ProcessIdentity.ofThisProcess();
    return new ManagerProcess(machine.hostName(), self.bootId(), self.pid(), self.startTicks());
  }

  /// @param changed takes the description where it differs from that in the catalog
  private RestoredJob restored(StoredJob job, Map<Long, String> changed) {
    var members = new ArrayList<RestoredJob.Member>(job.members().size());
    for (int i = 0; i < job.members().size(); i++) {
      var from = job.members();
      members.add(
          new RestoredJob.Member(
              from.ordinal(i),
              from.state(i),
              from.attemptsMade(i),
              from.attemptsCharged(i),
              from.attemptsOutOfMemory(i),
              from.attemptsOverTime(i)));
    }
    var before = JobDescriptionJson.read(job.descriptionJson());
    var description = extras.renewed().getOrDefault(before.name(), before);
    if (!description.equals(before)) {
      changed.put(job.id(), JobDescriptionJson.write(description));
    }
    return new RestoredJob(job.id(), description, job.common(), members);
  }

  /// Also of the managers before the last one: it may have died before it had ended theirs.
  private void endLeftovers(List<RunRecord> before, List<LeftAttempt> left, RunOptions options) {
    var boots = new HashMap<Long, String>();
    before.forEach(run -> boots.put(run.id(), run.manager().bootId()));
    var groups = new ArrayList<ProcessIdentity>();
    for (var attempt : left) {
      var boot = attempt.run() == null ? null : boots.get(attempt.run());
      if (boot != null && attempt.pid() != null && attempt.startTicks() != null) {
        groups.add(new ProcessIdentity(attempt.pid(), attempt.startTicks(), boot));
      }
    }
    var leftovers = new Leftovers(options.grace());
    var marks = before.stream().map(RunRecord::mark).toList();
    if (extras.patience() == null) {
      leftovers.end(marks, groups);
    } else {
      leftovers.await(marks, groups, extras.patience());
    }
  }
}
