package bellwether.query.explain;

import bellwether.query.jobs.AttemptRow;
import bellwether.query.jobs.JobRef;
import bellwether.query.jobs.JobRow;
import bellwether.query.jobs.StateCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All about one job.
public sealed interface JobDetail {

  /// The job that it is about.
  JobRef job();

  /// About a plain job or one member of an array.
  ///
  /// @param attempts the first one first
  record OfMember(JobRef job, JobRow row, List<AttemptRow> attempts) implements JobDetail {

    /// The attempt that was made last; null: none was.
    public @Nullable AttemptRow lastAttempt() {
      return attempts.isEmpty() ? null : attempts.getLast();
    }
  }

  /// About an array as a whole.
  record OfArray(JobRef job, StateCounts counts) implements JobDetail {}
}
