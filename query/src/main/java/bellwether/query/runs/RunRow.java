package bellwether.query.runs;

import bellwether.query.jobs.StateCounts;
import bellwether.store.ManagerProcess;
import bellwether.store.RunState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A run, as it is now.
///
/// @param origin the run that brought the jobs; its own id when it did so itself
/// @param workflow the workflow's name
/// @param state RUNNING only while its manager lives, as far as that can be known
/// @param managerGone whether the catalog says RUNNING, but the manager is gone
/// @param mark stands in the environment of every process of the run
/// @param source the job file's absolute path, or the command
/// @param reason why it ended as it did, for people; null: nothing was said
/// @param counts how the members stood when it ended; null: it has not, or its manager told nobody
public record RunRow(
    long id,
    long origin,
    String workflow,
    RunState state,
    boolean managerGone,
    Instant startTime,
    @Nullable Instant endTime,
    String source,
    String directory,
    ManagerProcess manager,
    String mark,
    @Nullable String reason,
    @Nullable StateCounts counts) {

  /// Whether its manager works.
  public boolean isLive() {
    return state == RunState.RUNNING;
  }

  /// Whether it goes on with another run's jobs.
  public boolean isResume() {
    return origin != id;
  }
}
