package bellwether.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One go at a workflow by one manager process, as the catalog has it.
///
/// @param origin the run that brought the jobs; its own number when it did so itself
/// @param source the job file's absolute path, or the command
/// @param options JSON object: what a resume needs to start the same way
/// @param workflowId the number of its workflow
/// @param mark stands in the environment of every process of the run
/// @param endTime null: not ended
/// @param reason why it ended as it did, for people
public record RunRecord(
    long id,
    long workflowId,
    WorkflowIdentity workflow,
    long origin,
    RunState state,
    String source,
    String directory,
    String options,
    ManagerProcess manager,
    String mark,
    Instant startTime,
    @Nullable Instant endTime,
    @Nullable String reason) {

  /// Whether it goes on with another run's jobs.
  public boolean isResume() {
    return origin != id;
  }
}
