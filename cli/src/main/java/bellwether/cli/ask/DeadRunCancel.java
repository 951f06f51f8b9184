package bellwether.cli.ask;

import bellwether.query.jobs.JobRef;
import bellwether.query.runs.RunRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Cancels jobs of a run that no live manager works on.
@FunctionalInterface
interface DeadRunCancel {

  /// Cancels what has not ended of these jobs, and returns how many that were; of all jobs of the
  /// run when there are none.
  long cancel(RunRow run, List<JobRef> jobs, @Nullable String reason);
}
