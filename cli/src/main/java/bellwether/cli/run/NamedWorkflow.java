package bellwether.cli.run;

import bellwether.command.Console;
import bellwether.command.output.PeopleText;
import bellwether.manager.Workflow;
import bellwether.manager.WorkflowDifference;
import bellwether.model.jobfile.JobDescriptionJson;
import bellwether.store.Catalog;
import bellwether.store.RunRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// A workflow that a job file names, and what the catalog knows of it: the same workflow is gone on
/// with, and for another it is said how it differs from the nearest earlier one.
record NamedWorkflow(Catalog catalog, Workflow workflow) {
  private static final int LOOKED_AT = 50;
  private static final int SAID = 3;

  /// The run of this very workflow that began last.
  Optional<RunRecord> latestRun() {
    return catalog.lastRunOfWorkflow(workflow.identity().hash());
  }

  /// Says in one line why this is a new workflow, where there are earlier ones of its name.
  void sayWhatIsNew(Console console) {
    nearest()
        .ifPresent(run -> {
          var differences = WorkflowDifference.between(workflow, workflow(run));
          console.note(
              "%s is a new workflow: %s, other than in workflow %d (run %d)"
                  .formatted(workflow.name(), sentence(differences), run.workflowId(), run.id()));
        });
  }

  /// That with the fewest other arguments, of several the latest.
  private Optional<RunRecord> nearest() {
    return catalog.lastRunsNamed(workflow.name(), LOOKED_AT).stream()
        .min(
            Comparator.comparingInt(run ->
                WorkflowDifference.ofArguments(workflow.arguments(), arguments(run).arguments())
                    .size()));
  }

  private static Workflow arguments(RunRecord run) {
    var identity = run.workflow();
    return new Workflow(
        identity.name(),
        JsonMapper.shared().readValue(identity.arguments(), new TypeReference<>() {}),
        List.of());
  }

  private Workflow workflow(RunRecord run) {
    var jobs =
        catalog.loadJobs(run.origin()).stream()
            .map(job -> JobDescriptionJson.read(job.descriptionJson()))
            .toList();
    return new Workflow(run.workflow().name(), arguments(run).arguments(), jobs);
  }

  private static String sentence(List<WorkflowDifference> differences) {
    var some = differences.stream().limit(SAID).map(NamedWorkflow::words).toList();
    int rest = differences.size() - some.size();
    return String.join(", ", some)
        + (rest > 0 ? " and " + PeopleText.count(rest, "difference") + " more" : "");
  }

  private static String words(WorkflowDifference difference) {
    return switch (difference) {
      case WorkflowDifference.Argument(var name, var now, var then) ->
          then == null
              ? "the argument %s (%s) is new".formatted(name, now)
              : now == null
                  ? "the argument %s (%s) is gone".formatted(name, then)
                  : "the argument %s is %s instead of %s".formatted(name, now, then);
      case WorkflowDifference.Added(var job) -> "job %s is new".formatted(job);
      case WorkflowDifference.Removed(var job) -> "job %s is gone".formatted(job);
      case WorkflowDifference.Changed(var job) -> "job %s has changed".formatted(job);
    };
  }
}
