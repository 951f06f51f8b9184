package bellwether.cli.run;

import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.ExitStatus;
import bellwether.command.GlobalOptions;
import bellwether.command.SlurmNote;
import bellwether.command.StopSignals;
import bellwether.engine.Capacity;
import bellwether.launch.Machine;
import bellwether.manager.ManagerLiveness;
import bellwether.manager.RunOptions;
import bellwether.manager.Session;
import bellwether.manager.SessionStart;
import bellwether.model.Clock;
import bellwether.store.Catalog;
import bellwether.store.CatalogOptions;
import bellwether.store.Durability;
import bellwether.store.Liveness;
import bellwether.store.RunRecord;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
      "  bellwether run --resume"
    })
public final class RunCommand implements Callable<Integer> {
  private static final RunOptions DEFAULTS =
      RunOptions.defaults().withKeptOutput(RunOptions.KEPT_OUTPUT);

  private final Console console;
  private final Clock clock = Clock.system();

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final RunArguments said = new RunArguments();

  public RunCommand(Console console) {
    this.console = console;
  }

  /// The command that goes on with a run; what failed runs again, too.
  public static RunCommand resuming(Console console, GlobalOptions global, long run) {
    var command = new RunCommand(console);
    command.global.inherit(global);
    command.said.resume = Long.toString(run);
    command.said.failed = true;
    return command;
  }

  @Override
  public Integer call() throws InterruptedException {
    said.validate();
    if (said.resume != null) {
      return withCatalog(this::resume);
    }
    var input = RunInput.read(said, console, clock);
    var misfits = misfits(input);
    if (!misfits.isEmpty()) {
      throw CommandException.wrongInput(String.join("\n", misfits));
    }
    requireFilesOfTheirOwn(input);
    noteNewDirectory();
    if (said.check) {
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
    var liveness = said.takeOver ? (Liveness) ManagerLiveness::isAliveHere : new ManagerLiveness();
    return CatalogOptions.of(liveness)
        .withClock(clock)
        .withWarnings(console::note)
        .withPatience(CatalogOptions.ENDLESS)
        .withDurability(said.durable() ? Durability.FULL : Durability.NORMAL);
  }

  private List<String> misfits(RunInput input) {
    var nodes = SessionStart.nodes(Machine.here(), said.over(RunOptions.defaults()));
    var misfits = Capacity.of(nodes).misfits(input.jobs());
    return said.isCommand()
        ? misfits
        : misfits.stream().map(misfit -> input.name() + ": " + misfit).toList();
  }

  private void requireFilesOfTheirOwn(RunInput input) {
    var shared = OutputFiles.of(input.jobs(), said.base()).shared(said.isCommand());
    if (!shared.errors().isEmpty()) {
      throw CommandException.wrongInput(String.join("\n", shared.errors()));
    }
    shared.notes().forEach(console::note);
  }

  /// It is made when a job needs it; but it may be a slip of the keyboard.
  private void noteNewDirectory() {
    if (said.directory != null && !Files.exists(said.base())) {
      console.note("--wd: %s is not there; it is made".formatted(said.base()));
    }
  }

  private int begin(Catalog catalog, RunInput input) throws InterruptedException {
    var earlier =
        input.isNamed()
            ? sameWorkflow(catalog, input)
            : new EarlierRuns(catalog, console).unfinished(input);
    if (earlier.isPresent()) {
      var run = earlier.get();
      if (input.isNamed() && Remainder.of(catalog, run).isComplete()) {
        console.note(Remainder.of(catalog, run).completion());
        return ExitStatus.WELL;
      }
      return go(catalog, run, said.over(SessionStart.optionsOf(run)), input.isNamed());
    }
    return beginAnew(catalog, input);
  }

  /// The last run of the workflow that a file names, unless it ended before its jobs were recorded.
  private Optional<RunRecord> sameWorkflow(Catalog catalog, RunInput input) {
    var named = new NamedWorkflow(catalog, input.workflow());
    var run = named.latestRun().filter(last -> !Remainder.of(catalog, last).isNothing());
    if (run.isEmpty()) {
      named.sayWhatIsNew(console);
    }
    return run;
  }

  private int beginAnew(Catalog catalog, RunInput input) throws InterruptedException {
    var plan =
        new SessionStart.Plan(input.workflow(), input.source(), said.base(), said.over(DEFAULTS));
    var listener = listener();
    try (var signals = signals();
        var session = start(catalog).withMost(input.members()).begin(plan, listener)) {
      return conductor(session, listener, signals).conduct(input.requests());
    }
  }

  private int resume(Catalog catalog) throws InterruptedException {
    var before = new EarlierRuns(catalog, console).named(said);
    if (said.check) {
      console.out().println(Remainder.of(catalog, before).preview(said.failed));
      return ExitStatus.WELL;
    }
    said.resumeFile().ifPresent(file -> tellChange(file.toString(), before));
    return go(catalog, before, said.over(SessionStart.optionsOf(before)), said.failed);
  }

  private void tellChange(String file, RunRecord before) {
    var now = RunInput.ofFile(file, console, clock);
    if (!now.workflow().identity().hash().equals(before.workflow().hash())) {
      console.note(
          "the jobs of %s have changed since run %d, which goes on with those it had"
              .formatted(file, before.id()));
    }
  }

  /// Goes on with an earlier run.
  ///
  /// @param again whether failed and omitted jobs run again, too
  private int go(Catalog catalog, RunRecord before, RunOptions options, boolean again)
      throws InterruptedException {
    var remainder = Remainder.of(catalog, before);
    if (!remainder.isWork(again)) {
      console.note(remainder.sentence());
      return remainder.status();
    }
    var listener = listener();
    try (var signals = signals();
        var session =
            start(catalog)
                .withMost(remainder.members(again))
                .resume(before, options, again, listener)) {
      return conductor(session, listener, signals).conduct(List.of());
    }
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
    var display = new Display(console, global, global.place(console));
    return new Conductor(session, display, listener, signals, clock);
  }
}
