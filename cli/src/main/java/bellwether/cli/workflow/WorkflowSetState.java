package bellwether.cli.workflow;

import bellwether.cli.ask.View;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.DataTexts;
import bellwether.command.output.PeopleText;
import bellwether.model.Cause;
import bellwether.model.Clock;
import bellwether.model.JobState;
import bellwether.model.Transitions;
import bellwether.query.jobs.JobRef;
import bellwether.query.workflows.WorkflowRow;
import bellwether.store.Cancellation.Target;
import bellwether.store.StateWish;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Sets a job of a workflow that is not running to the state that the user says it is in.
final class WorkflowSetState {
  private final View view;
  private final Console console;
  private final GlobalOptions global;

  WorkflowSetState(View view, Console console, GlobalOptions global) {
    this.view = view;
    this.console = console;
    this.global = global;
  }

  /// @param reason for people; null: none
  int set(WorkflowRow workflow, JobSetting setting, @Nullable String reason) {
    var job = view.job(workflow.last(), setting.job());
    refuseLeft(workflow, job, setting.state());
    var target = new Target(job.id(), job.ordinal());
    var now = Clock.system().now();
    try (var catalog = WritableCatalog.open(view, console)) {
      var wish = new StateWish(job.origin(), target, setting.state(), now, reason);
      tell(workflow, setting, catalog.setState(wish));
    }
    return 0;
  }

  /// An attempt that a dead manager left is to be ended first.
  private void refuseLeft(WorkflowRow workflow, JobRef job, JobState to) {
    for (var state : view.jobs().states(job)) {
      if (state != to && !Transitions.allowed(state, to, Cause.SET_BY_USER)) {
        throw CommandException.wrongInput(
            "%s was running when the manager of run %d died; to end what is left of it: bellwether cancel %1$s --run %2$d"
                .formatted(job.name(), workflow.last().id()));
      }
    }
  }

  private void tell(WorkflowRow workflow, JobSetting setting, long count) {
    if (global.json) {
      var tree = new LinkedHashMap<String, @Nullable Object>();
      tree.put("workflow", workflow.id());
      tree.put("job", setting.job());
      tree.put("state", setting.state().name().toLowerCase(Locale.ROOT));
      tree.put("changed", count);
      console.out().println(DataTexts.json(tree));
    } else if (!global.quiet) {
      console.note(sentence(workflow, setting, count));
    }
  }

  private static String sentence(WorkflowRow workflow, JobSetting setting, long count) {
    return count == 0
        ? "%s of workflow %d is %s already, so nothing was changed"
            .formatted(setting.job(), workflow.id(), setting.word())
        : "%s of workflow %d set to %s (%s); to go on: bellwether workflow resume %2$d"
            .formatted(
                setting.job(), workflow.id(), setting.word(), PeopleText.count(count, "job"));
  }
}
