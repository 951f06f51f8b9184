package bellwether.cli.run;

import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.ExitStatus;
import bellwether.command.GlobalOptions;
import bellwether.command.SlurmNote;
import bellwether.command.StopSignals;
import bellwether.engine.Capacity;
import bellwether.launch.Leftovers;
import bellwether.launch.Machine;
import bellwether.manager.ManagerLiveness;
import bellwether.manager.RunOptions;
import bellwether.manager.Session;
import bellwether.manager.SessionStart;
import bellwether.model.Clock;
import bellwether.model.JobDescription;
import bellwether.model.jobfile.JobFileSchema;
import bellwether.store.Catalog;
import bellwether.store.CatalogOptions;
import bellwether.store.Durability;
import bellwether.store.Liveness;
import bellwether.store.RunHeldException;
import bellwether.store.RunRecord;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `bellwether run`: runs the jobs of a file, or one command many times, and goes on with earlier
/// runs.
@Command(
    name = "run",
    sortOptions = false,
    description =
        "Run the jobs of a file, or a command many times, on this machine; or go on with a run.",
    footer = {
      "",
      "Examples:",
      "  bellwether run examples/ensemble.json",
      "  bellwether run --array 1-1000 -- ./model --seed '$${it}'",
      "  bellwether run --each-line inputs.txt --cores 2 -- ./convert",
      "  bellwether run --resume",
      "  bellwether run --add-to 3 more.yaml"
    })
public final class RunCommand implements Callable<Integer> {
  private static final RunOptions DEFAULTS =
      RunOptions.defaults().withKeptOutput(RunOptions.KEPT_OUTPUT);

  private static final Duration HELD_PAUSE = Duration.ofMillis(100);

  private final Console console;
  private final Clock clock = Clock.system();

  private @Nullable Caller caller;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final RunArguments arguments = new RunArguments();

  public RunCommand(Console console) {
    this.console = console;
  }

  /// The command that goes on with a run; what failed runs again, too.
  public static RunCommand resuming(Console console, GlobalOptions global, long run) {
    var command = new RunCommand(console);
    command.global.inherit(global);
    command.arguments.resume = Long.toString(run);
    command.arguments.failed = true;
    return command;
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      return run();
    } catch (RuntimeException problem) {
      return caller().failed(problem);
    }
  }

  private int run() throws InterruptedException {
    arguments.validate();
    if (arguments.addTo != null) {
      return new JobAddition(console, global, clock)
          .add(arguments.addTo, arguments.words.getFirst());
    }
    if (arguments.schema) {
      console.out().print(JobFileSchema.text());
      return 0;
    }
    if (arguments.resume != null) {
      return withCatalog(this::resume);
    }
    var input = RunInput.read(arguments, console, clock);
    var misfits = misfits(input);
    if (!misfits.isEmpty()) {
      throw CommandException.wrongInput(String.join("\n", misfits));
    }
    requireFilesOfTheirOwn(input);
    noteNewDirectory();
    if (arguments.check) {
      new Preview(input).lines().forEach(console.out()::println);
      return 0;
    }
    return withCatalog(catalog -> begin(catalog, input));
  }

  private interface Work {
    int on(Catalog catalog) throws InterruptedException;
  }

  private int withCatalog(Work work) throws InterruptedException {
    try (var catalog = Catalog.open(global.place(console), catalogOptions())) {
      return work.on(catalog);
    }
  }

  private CatalogOptions catalogOptions() {
    var liveness =
        arguments.takeOver ? (Liveness) ManagerLiveness::isAliveHere : new ManagerLiveness();
    return CatalogOptions.of(liveness)
        .withClock(clock)
        .withWarnings(console::note)
        .withPatience(CatalogOptions.ENDLESS)
        .withDurability(arguments.durable() ? Durability.FULL : Durability.NORMAL);
  }

  private List<String> misfits(RunInput input) {
    var nodes = SessionStart.nodes(Machine.here(), arguments.over(RunOptions.defaults()));
    var misfits = Capacity.of(nodes).misfits(input.jobs());
    return arguments.isCommand()
        ? misfits
        : misfits.stream().map(misfit -> input.name() + ": " + misfit).toList();
  }

  private void requireFilesOfTheirOwn(RunInput input) {
    var shared = OutputFiles.of(input.jobs(), arguments.base()).shared(arguments.isCommand());
    if (!shared.errors().isEmpty()) {
      throw CommandException.wrongInput(String.join("\n", shared.errors()));
    }
    shared.notes().forEach(console::note);
  }

  /// It is made when a job needs it; but it may be a slip of the keyboard.
  private void noteNewDirectory() {
    if (arguments.directory != null && !Files.exists(arguments.base())) {
      console.note("--wd: %s is not there; it is made".formatted(arguments.base()));
    }
  }

  private int begin(Catalog catalog, RunInput input) throws InterruptedException {
    if (input.isNamed()) {
      return beginNamed(catalog, input);
    }
    var earlier = new EarlierRuns(catalog, console).unfinished(input);
    return earlier.isPresent()
        ? go(
            catalog,
            new Resumption(
                Remainder.of(catalog, earlier.get()), noted(catalog, input), List.of(), false))
        : beginAnew(catalog, input);
  }

  /// Goes on with the workflow that a file names, unless its last run ended before its jobs were
  /// recorded.
  private int beginNamed(Catalog catalog, RunInput input) throws InterruptedException {
    var named = new NamedWorkflow(catalog, input.workflow());
    var left = named.latestRun().map(run -> Remainder.of(catalog, run));
    if (left.isEmpty() || left.get().isNothing()) {
      named.sayWhatIsNew(console);
      return beginAnew(catalog, input);
    }
    var remainder = left.get();
    if (remainder.isComplete() && !isOpen(remainder.run())) {
      console.note(remainder.completion());
      caller().complete(remainder);
      return ExitStatus.WELL;
    }
    return go(catalog, new Resumption(remainder, noted(catalog, input), input.jobs(), true));
  }

  private SessionStart noted(Catalog catalog, RunInput input) {
    return start(catalog).withNotes(input.notes());
  }

  private int beginAnew(Catalog catalog, RunInput input) throws InterruptedException {
    var plan =
        new SessionStart.Plan(
            input.workflow(),
            input.source(),
            arguments.base(),
            arguments.over(DEFAULTS).withOpen(input.isOpen()));
    var listener = listener();
    try (var signals = signals();
        var session = noted(catalog, input).withMost(input.members()).begin(plan, listener)) {
      return conductor(session, listener, signals).conduct(input.requests());
    }
  }

  private int resume(Catalog catalog) throws InterruptedException {
    var before = new EarlierRuns(catalog, console).named(arguments, clock);
    var remainder = Remainder.of(catalog, before);
    if (arguments.check) {
      console.out().println(remainder.preview(arguments.failed));
      return ExitStatus.WELL;
    }
    arguments.resumeFile().ifPresent(file -> tellChange(file.toString(), before));
    return go(catalog, new Resumption(remainder, start(catalog), List.of(), arguments.failed));
  }

  private void tellChange(String file, RunRecord before) {
    var now = RunInput.ofFile(file, console, clock);
    if (!now.workflow().identity().hash().equals(before.workflow().hash())) {
      console.note(
          "the jobs of %s have changed since run %d, which goes on with those it had"
              .formatted(file, before.id()));
    }
  }

  /// How an earlier run goes on.
  ///
  /// @param left what it left to do; to count it takes time in a large run
  /// @param start how sessions are begun, also with what the file notes now
  /// @param jobs as the file says them now, where it may differ from what the catalog has
  /// @param again whether failed and omitted jobs run again, too
  private record Resumption(
      Remainder left, SessionStart start, List<JobDescription> jobs, boolean again) {
    RunRecord before() {
      return left.run();
    }
  }

  private int go(Catalog catalog, Resumption way) throws InterruptedException {
    var remainder = way.left();
    if (!remainder.isWork(way.again()) && !isOpen(remainder.run())) {
      console.note(remainder.sentence());
      return remainder.status();
    }
    var listener = listener();
    try (var signals = signals();
        var session =
            resumed(
                patient(way.start(), signals).withMost(remainder.members(way.again())),
                way,
                listener)) {
      return conductor(session, listener, signals).conduct(List.of());
    }
  }

  /// Whether jobs could be added to it, and nobody has closed it since.
  private static boolean isOpen(RunRecord run) {
    return SessionStart.optionsOf(run).open();
  }

  private SessionStart patient(SessionStart start, StopSignals signals) {
    if (!arguments.hot) {
      return start;
    }
    return start.awaitingLeftovers(
        new Leftovers.Patience() {
          @Override
          public void awaits(List<Integer> processes) {
            console.note(
                "waiting for processes %s of the earlier run; what they work on runs again then, as nobody can know how it ended"
                    .formatted(processes));
          }

          @Override
          public boolean isOver() {
            return signals.isAsked();
          }
        });
  }

  /// Waits for the end of a run whose caller was killed just now.
  private Session resumed(SessionStart start, Resumption way, Listener listener)
      throws InterruptedException {
    var options = arguments.over(SessionStart.optionsOf(way.before()));
    var latest = clock.now().plus(caller().patience());
    while (true) {
      try {
        return start.withJobs(way.jobs()).resume(way.before(), options, way.again(), listener);
      } catch (RunHeldException held) {
        if (!clock.now().isBefore(latest)) {
          throw held;
        }
        Thread.sleep(HELD_PAUSE);
      }
    }
  }

  private Caller caller() {
    if (caller == null) {
      caller = new Caller(console, arguments.program);
    }
    return caller;
  }

  private SessionStart start(Catalog catalog) {
    var machine = Machine.here();
    SlurmNote.tell(console, machine.hostName());
    return new SessionStart(catalog, global.place(console), machine, clock);
  }

  private Listener listener() {
    return new Listener(console::note);
  }

  private StopSignals signals() {
    var signals = new StopSignals(StopSignals.USUAL);
    signals.atFirst(_ -> {
      if (!global.quiet) {
        console.err().println();
        console.note("ending the running jobs; once more to kill them at once");
      }
    });
    return signals;
  }

  private Conductor conductor(Session session, Listener listener, StopSignals signals) {
    if (isOpen(session.run()) && !global.quiet) {
      console.note(
          "workflow %d is open: bellwether run --add-to %1$d FILE adds jobs, bellwether workflow close %1$d lets it end"
              .formatted(session.run().workflowId()));
    }
    var display = new Display(console, global, global.place(console), caller());
    return new Conductor(session, display, listener, signals, clock);
  }
}
