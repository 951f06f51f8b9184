package bellwether.cli.workflow;

import bellwether.cli.ask.LiveManager;
import bellwether.cli.ask.View;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.DataTexts;
import bellwether.command.output.PeopleText;
import bellwether.manager.control.ControlAnswer;
import bellwether.manager.control.ControlException;
import bellwether.manager.control.ControlRequest;
import bellwether.query.runs.RunRow;
import bellwether.query.workflows.WorkflowRow;
import bellwether.query.workflows.WorkflowState;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/// Ends the live run of a workflow, and waits until it has ended.
final class WorkflowStop {
  private static final Duration STEP = Duration.ofMillis(50);

  private final View view;
  private final Console console;
  private final GlobalOptions global;

  WorkflowStop(View view, Console console, GlobalOptions global) {
    this.view = view;
    this.console = console;
    this.global = global;
  }

  int stop(WorkflowRow workflow, StopOptions options) throws InterruptedException {
    var request = new ControlRequest.StopRun(options.signal(), options.grace(), null);
    var run = workflow.last();
    if (workflow.state() != WorkflowState.RUNNING) {
      throw CommandException.notFound(
          "Workflow %d is not running: its last run, %d, is %s"
              .formatted(workflow.id(), run.id(), run.state()));
    }
    var manager = new LiveManager(view, run, console);
    var answer = manager.ask(request);
    if (answer.isEmpty() && view.run(run.id()).isLive()) {
      throw manager.unreachable();
    }
    answer.ifPresent(given -> refuse(run, given));
    awaitEnd(run);
    tell(workflow, view.run(run.id()));
    return 0;
  }

  private static void refuse(RunRow run, ControlAnswer answer) {
    if (answer instanceof ControlAnswer.Refused(var error)) {
      throw new ControlException("Run %d was not stopped: %s".formatted(run.id(), error));
    }
  }

  /// The manager kills what does not end in time, so that this comes to an end.
  private void awaitEnd(RunRow run) throws InterruptedException {
    while (view.run(run.id()).isLive()) {
      Thread.sleep(STEP);
    }
  }

  private void tell(WorkflowRow workflow, RunRow run) {
    var counts = view.runs().counts(run);
    long left = counts.total() - counts.ended();
    if (global.json) {
      var tree = new LinkedHashMap<String, @Nullable Object>();
      tree.put("workflow", workflow.id());
      tree.put("run", run.id());
      tree.put("state", run.state());
      tree.put("left", left);
      console.out().println(DataTexts.json(tree));
    } else if (!global.quiet) {
      console.note(
          "run %d of workflow %d has ended as %s; %s left%s"
              .formatted(
                  run.id(),
                  workflow.id(),
                  run.state(),
                  PeopleText.count(left, "job"),
                  left == 0
                      ? ""
                      : ", to go on with them: bellwether workflow resume " + workflow.id()));
    }
  }
}
