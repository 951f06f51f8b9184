package bellwether.cli.workflow;

import bellwether.cli.ask.View;
import bellwether.cli.ask.WorkflowChoice;
import bellwether.cli.run.RunCommand;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.query.workflows.WorkflowRow;
import bellwether.query.workflows.WorkflowState;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `bellwether workflow`: shows a workflow, goes on with it, stops it, resets it, sets its jobs,
/// says what it used.
@Command(
    name = "workflow",
    sortOptions = false,
    description =
        "Show a workflow, resume it, stop it, reset it, set its jobs, close it, limit its jobs, or say what they used.",
    footer = {
      "",
      "  show N|NAME    how it stands, and its runs",
      "  resume N|NAME  go on with it: what finished stays, the rest runs, also what",
      "                 failed",
      "  stop N         end its live run: what runs is asked to end, then killed;",
      "                 resume goes on with what is left",
      "  reset N        what failed, was cancelled or was not run is ready again for the",
      "                 next start; not while the workflow is running",
      "  set-state N JOB finished|failed|cancelled|new",
      "                 a job, or with JOB:3 one iteration, counts as ended so, or has",
      "                 all its attempts before it; not while the workflow is running",
      "  close N        an open workflow takes no more jobs and ends when its jobs have",
      "  concurrency N JOB=4",
      "                 at most 4 of this job run at once, or any; also while it runs",
      "  usage N|NAME   memory, time and cores that its jobs used, and what to ask for",
      "",
      "N is the number that bellwether workflows shows; of several workflows with one",
      "NAME the one that ran last is meant.",
      "",
      "Examples:",
      "  bellwether workflow show sweep",
      "  bellwether workflow stop 3 --signal INT --grace 60",
      "  bellwether workflow set-state 3 sim:7 finished --reason 'made by hand'",
      "  bellwether workflow usage sweep --json"
    })
public final class WorkflowCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final StopOptions stopping = new StopOptions();
  @Mixin private final ReasonOption reason = new ReasonOption();

  @Parameters(index = "0", paramLabel = "ACTION", description = "See below.")
  private Action action = Action.show;

  @Parameters(index = "1", paramLabel = "WORKFLOW", description = "Its number or its name.")
  private String text = "";

  @Parameters(
      index = "2..*",
      paramLabel = "JOB",
      description =
          "With concurrency: how many of a job run at once, or any, such as sim=4. With set-state: a job and its state.")
  private List<String> words = List.of();

  /// What is to be done; picocli shows the names as users write them.
  @SuppressWarnings("checkstyle:ConstantName")
  enum Action {
    show,
    resume,
    stop,
    reset,
    usage,
    set_state,
    close,
    concurrency;

    @Override
    public String toString() {
      return name().replace('_', '-');
    }
  }

  public WorkflowCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InterruptedException {
    refuseMore();
    if (action == Action.resume) {
      return RunCommand.resuming(console, global, runToResume()).call();
    }
    try (var view = new View(global, console)) {
      var named = new WorkflowChoice(view, console);
      return switch (action) {
        case show -> new WorkflowDetail(view, console, global).print(named.find(text));
        case usage -> new UsageReport(view, console, global).print(named.find(text));
        case stop ->
            new WorkflowStop(view, console, global).stop(named.exactly(text, "stop"), stopping);
        case reset -> new WorkflowReset(view, console, global).reset(idle(named));
        case set_state ->
            new WorkflowSetState(view, console, global)
                .set(idle(named), JobSetting.read(words), reason.text);
        case close -> new WorkflowChange(view, console, global).close(named.exactly(text, "close"));
        case concurrency ->
            new WorkflowChange(view, console, global)
                .limit(named.exactly(text, "concurrency"), words);
        case resume -> throw new IllegalStateException("Expected resume to have been done");
      };
    }
  }

  /// Refuses what belongs to another action.
  private void refuseMore() {
    if (action != Action.stop) {
      stopping.refuse();
    }
    if (action != Action.set_state) {
      reason.refuse();
    }
    if (action != Action.concurrency && action != Action.set_state && !words.isEmpty()) {
      throw CommandException.wrongInput(
          "Expected one workflow after workflow %s, but found also %s"
              .formatted(action, String.join(" ", words)));
    }
  }

  private WorkflowRow idle(WorkflowChoice named) {
    var workflow = named.exactly(text, action.toString());
    refuseLive(workflow);
    return workflow;
  }

  private long runToResume() {
    try (var view = new View(global, console)) {
      var workflow = new WorkflowChoice(view, console).find(text);
      refuseLive(workflow);
      return workflow.last().id();
    }
  }

  private void refuseLive(WorkflowRow workflow) {
    if (workflow.state() == WorkflowState.RUNNING) {
      var manager = workflow.last().manager();
      throw CommandException.surroundings(
          "Workflow %d is running: run %d, process %d on %s; wait for it, or stop it with: bellwether workflow stop %1$d"
              .formatted(workflow.id(), workflow.last().id(), manager.pid(), manager.host()));
    }
  }
}
