package bellwether.cli.ask;

import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.DataTexts;
import bellwether.manager.control.ControlAnswer;
import bellwether.manager.control.ControlAnswer.Cancelled;
import bellwether.manager.control.ControlAnswer.Refused;
import bellwether.manager.control.ControlException;
import bellwether.manager.control.ControlRequest;
import bellwether.query.runs.RunRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bellwether cancel`: cancels jobs, or all of a run.
@Command(
    name = "cancel",
    sortOptions = false,
    description =
        "Cancel jobs, waiting or running; or with --run and no job all jobs of that run. Works on a run whose manager is gone, too.",
    footer = {
      "",
      "Examples:",
      "  bellwether cancel sim:3 collect --reason 'wrong input'",
      "  bellwether cancel --run 12"
    })
public final class CancelCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final RunOption run = new RunOption();

  @Parameters(
      paramLabel = "JOB",
      arity = "0..*",
      description = "The jobs: name, or name:key for one iteration.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--reason", paramLabel = "TEXT", description = "Why; kept with the event.")
  private @Nullable String reason;

  public CancelCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (names.isEmpty() && run.number == null) {
      throw CommandException.wrongInput(
          "Expected jobs to cancel, or --run N for all of a run, but found neither");
    }
    try (var view = new View(global, console)) {
      var worker = view.worker(view.run(run.number));
      var answer = worker.isLive() ? ask(view, worker) : inCatalog(view, worker);
      return tell(worker, answer);
    }
  }

  private ControlAnswer ask(View view, RunRow worker) {
    var manager = new LiveManager(view, worker, console);
    return manager
        .ask(
            names.isEmpty()
                ? new ControlRequest.CancelRun(reason)
                : new ControlRequest.CancelJobs(names, reason))
        .or(() -> afterItsEnd(view, worker))
        .orElseThrow(manager::unreachable);
  }

  /// The manager may have ended since it was looked up.
  private Optional<ControlAnswer> afterItsEnd(View view, RunRow worker) {
    var now = view.run(worker.id());
    return now.isLive() ? Optional.empty() : Optional.of(inCatalog(view, now));
  }

  private ControlAnswer inCatalog(View view, RunRow worker) {
    var jobs = names.stream().map(name -> view.job(worker, name)).toList();
    return new Cancelled(
        new StoreCancel(view.place(), console::note).cancel(worker, jobs, reason), Map.of());
  }

  private int tell(RunRow worker, ControlAnswer answer) {
    return switch (answer) {
      case Refused(var error) ->
          throw new ControlException(
              "The manager of run %d refused: %s".formatted(worker.id(), error));
      case Cancelled cancelled -> tell(worker, cancelled);
      case ControlAnswer.Stopping _, ControlAnswer.Done _ ->
          throw new ControlException(
              "Expected run %d to say what it cancelled, but it said: %s"
                  .formatted(worker.id(), answer));
    };
  }

  private int tell(RunRow worker, Cancelled answer) {
    answer.errors().forEach((name, why) -> console.note("%s: %s".formatted(name, why)));
    if (global.json) {
      var tree = new LinkedHashMap<String, @Nullable Object>();
      tree.put("run", worker.id());
      tree.put("cancelled", answer.cancelled());
      tree.put("errors", answer.errors());
      console.out().println(DataTexts.json(tree));
    } else if (!global.quiet) {
      console.note(
          "%d %s of run %d cancelled"
              .formatted(
                  answer.cancelled(), answer.cancelled() == 1 ? "job" : "jobs", worker.id()));
    }
    boolean nothing = answer.cancelled() == 0 && !names.isEmpty();
    return answer.errors().isEmpty() && !nothing ? 0 : 1;
  }
}
