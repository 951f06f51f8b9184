package bellwether.cli.workflow;

import bellwether.cli.ask.LiveManager;
import bellwether.cli.ask.View;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.DataTexts;
import bellwether.manager.SessionStart;
import bellwether.manager.control.ControlAnswer;
import bellwether.manager.control.ControlException;
import bellwether.manager.control.ControlRequest;
import bellwether.model.jobfile.JobDescriptionJson;
import bellwether.query.jobs.JobRef;
import bellwether.query.workflows.WorkflowRow;
import bellwether.query.workflows.WorkflowState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Closes a workflow, or lets other numbers of its jobs run at once: by its manager while it is
/// running, else for its next run.
final class WorkflowChange {
  private final View view;
  private final Console console;
  private final GlobalOptions global;

  WorkflowChange(View view, Console console, GlobalOptions global) {
    this.view = view;
    this.console = console;
    this.global = global;
  }

  int close(WorkflowRow workflow) {
    long left =
        isLive(workflow)
            ? ask(workflow, new ControlRequest.CloseRun())
            : close(workflow.last().id());
    tell(
        workflow,
        Map.of("left", left),
        "workflow %d is closed: it ends when its jobs have".formatted(workflow.id()));
    return 0;
  }

  private long close(long run) {
    try (var catalog = WritableCatalog.open(view, console)) {
      var record = catalog.findRun(run).orElseThrow();
      if (!SessionStart.optionsOf(record).open()) {
        throw CommandException.wrongInput(
            "Workflow %d is not open: its file does not say open: true, or it was closed already"
                .formatted(record.workflowId()));
      }
      SessionStart.close(catalog, record);
      return catalog.states(record.origin()).entrySet().stream()
          .filter(entry -> !entry.getKey().isEnd())
          .mapToLong(Map.Entry::getValue)
          .sum();
    }
  }

  /// @param words such as `sim=4` or `sim=any`
  int limit(WorkflowRow workflow, List<String> words) {
    var limits = ConcurrencyWords.read(words);
    if (isLive(workflow)) {
      ask(workflow, new ControlRequest.LimitConcurrency(limits));
    } else {
      write(workflow.last().origin(), limits);
    }
    tell(
        workflow,
        Map.of("concurrency", limits),
        "workflow %d: %s at once".formatted(workflow.id(), String.join(", ", words)));
    return 0;
  }

  private void write(long origin, Map<String, Integer> limits) {
    var descriptions = new LinkedHashMap<Long, String>();
    limits.forEach((name, most) -> {
      var job = view.jobs().find(origin, name).filter(found -> isWhole(found, name));
      var found =
          job.orElseThrow(() ->
              CommandException.notFound(
                  "There is no job %s; see: bellwether jobs --run %d".formatted(name, origin)));
      descriptions.put(
          found.id(), JobDescriptionJson.write(found.description().withConcurrency(most)));
    });
    try (var catalog = WritableCatalog.open(view, console)) {
      catalog.putDescriptions(descriptions);
    }
  }

  private static boolean isWhole(JobRef job, String name) {
    return job.description().name().equals(name);
  }

  private static boolean isLive(WorkflowRow workflow) {
    return workflow.state() == WorkflowState.RUNNING;
  }

  private long ask(WorkflowRow workflow, ControlRequest request) {
    var manager = new LiveManager(view, workflow.last(), console);
    return switch (manager.ask(request).orElseThrow(manager::unreachable)) {
      case ControlAnswer.Done(long jobs) -> jobs;
      case ControlAnswer.Refused(var error) ->
          throw new ControlException(
              "Workflow %d was not changed: %s".formatted(workflow.id(), error));
      case ControlAnswer.Cancelled _, ControlAnswer.Stopping _ ->
          throw new ControlException(
              "Expected workflow %d to be changed, but it is ending".formatted(workflow.id()));
    };
  }

  private void tell(WorkflowRow workflow, Map<String, ?> change, String sentence) {
    if (global.json) {
      var tree = new LinkedHashMap<String, @Nullable Object>();
      tree.put("workflow", workflow.id());
      tree.putAll(change);
      console.out().println(DataTexts.json(tree));
    } else if (!global.quiet) {
      console.note(sentence);
    }
  }
}
