package bellwether.cli.run;

import bellwether.cli.ask.LiveManager;
import bellwether.cli.ask.View;
import bellwether.cli.ask.WorkflowChoice;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.ExitStatus;
import bellwether.command.GlobalOptions;
import bellwether.command.output.DataTexts;
import bellwether.command.output.PeopleText;
import bellwether.manager.control.ControlAnswer;
import bellwether.manager.control.ControlException;
import bellwether.manager.control.ControlRequest;
import bellwether.model.Clock;
import bellwether.model.JobDescription;
import bellwether.model.Request;
import bellwether.model.jobfile.JobFile;
import bellwether.model.jobfile.KnownJobs;
import bellwether.query.jobs.JobRef;
import bellwether.query.workflows.WorkflowRow;
import bellwether.query.workflows.WorkflowState;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Adds the jobs of a file to a workflow that is running and open.
final class JobAddition {
  private final Console console;
  private final GlobalOptions global;
  private final Clock clock;

  JobAddition(Console console, GlobalOptions global, Clock clock) {
    this.console = console;
    this.global = global;
    this.clock = clock;
  }

  /// Returns when the jobs are in the catalog.
  int add(String workflowName, String file) {
    try (var view = new View(global, console)) {
      var workflow = running(new WorkflowChoice(view, console).find(workflowName));
      var jobs = jobs(file, view, workflow);
      var request = new ControlRequest.AddJobs(jobs);
      var manager = new LiveManager(view, workflow.last(), console);
      tell(workflow, manager.ask(request).orElseThrow(manager::unreachable));
      return ExitStatus.WELL;
    }
  }

  private static WorkflowRow running(WorkflowRow workflow) {
    if (workflow.state() != WorkflowState.RUNNING) {
      throw CommandException.notFound(
          "Workflow %d is not running, so that no jobs can be added: its last run, %d, is %s; to go on with it: bellwether workflow resume %1$d"
              .formatted(workflow.id(), workflow.last().id(), workflow.last().state()));
    }
    return workflow;
  }

  private List<JobDescription> jobs(String name, View view, WorkflowRow workflow) {
    long origin = workflow.last().origin();
    KnownJobs known = job -> view.jobs().find(origin, job).map(JobRef::description).orElse(null);
    var at = JobFiles.Location.of(name);
    var file = JobFiles.read(at.text(console), at, known, clock);
    return jobs(at.name(), file);
  }

  private static List<JobDescription> jobs(String name, JobFile file) {
    boolean others = file.requests().stream().anyMatch(r -> !(r instanceof Request.Submit));
    if (file.workflow() != null || others) {
      throw CommandException.wrongInput(
          "%s: expected jobs alone to add to a workflow, but found %s"
              .formatted(name, others ? "other requests" : "a workflow of its own, with a name"));
    }
    var jobs =
        file.requests().stream()
            .flatMap(request -> ((Request.Submit) request).jobs().stream())
            .toList();
    if (jobs.isEmpty()) {
      throw CommandException.wrongInput("%s: expected jobs, but found none".formatted(name));
    }
    return jobs;
  }

  private void tell(WorkflowRow workflow, ControlAnswer answer) {
    if (!(answer instanceof ControlAnswer.Done(long added))) {
      var why = answer instanceof ControlAnswer.Refused(var error) ? error : answer.toString();
      throw new ControlException(
          "No jobs were added to workflow %d: %s".formatted(workflow.id(), why));
    }
    if (global.json) {
      var tree = new LinkedHashMap<String, @Nullable Object>();
      tree.put("workflow", workflow.id());
      tree.put("run", workflow.last().id());
      tree.put("added", added);
      console.out().println(DataTexts.json(tree));
    } else if (!global.quiet) {
      console.note(
          "%s added to workflow %d, run %d"
              .formatted(PeopleText.count(added, "job"), workflow.id(), workflow.last().id()));
    }
  }
}
