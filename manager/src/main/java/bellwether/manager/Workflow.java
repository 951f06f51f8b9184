package bellwether.manager;

import bellwether.model.JobDescription;
import bellwether.model.WorkflowHash;
import bellwether.model.json.JsonWriter;
import bellwether.store.WorkflowIdentity;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What a run is of: jobs with a name and arguments. Runs of the same three are runs of one
/// workflow.
///
/// @param arguments by name; what tells this workflow from others of the same name and jobs
/// @param jobs those that are known before the run begins
public record Workflow(String name, Map<String, String> arguments, List<JobDescription> jobs) {
  public Workflow {
    arguments = Map.copyOf(arguments);
    jobs = List.copyOf(jobs);
  }

  /// A workflow without arguments.
  public static Workflow of(String name, List<JobDescription> jobs) {
    return new Workflow(name, Map.of(), jobs);
  }

  /// A workflow that is told from all others, also from one of the same name and jobs.
  public static Workflow anonymous(String name, List<JobDescription> jobs) {
    return new Workflow(name, Map.of("uuid", UUID.randomUUID().toString()), jobs);
  }

  /// By what the catalog knows it.
  public WorkflowIdentity identity() {
    return new WorkflowIdentity(
        WorkflowHash.of(name, arguments, jobs), name, JsonWriter.writeSorted(arguments));
  }
}
