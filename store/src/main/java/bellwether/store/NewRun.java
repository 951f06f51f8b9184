package bellwether.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A run that is about to begin.
///
/// @param description of the workflow, for people; null: as it was
/// @param origin the run whose jobs it goes on with; null: it brings its own
/// @param source the job file's absolute path, or the command
/// @param directory where it was started
/// @param options JSON object: what a resume needs to start the same way
/// @param user who runs it
/// @param mark stands in the environment of every process of the run; unique
public record NewRun(
    WorkflowIdentity workflow,
    @Nullable String description,
    @Nullable Long origin,
    String source,
    String directory,
    String options,
    ManagerProcess manager,
    String user,
    String mark,
    Instant startTime) {}
