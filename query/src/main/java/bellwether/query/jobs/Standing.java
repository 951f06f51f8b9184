package bellwether.query.jobs;

import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/// How jobs stand: now, or as an earlier run left them.
public sealed interface Standing permits Standing.Present, PastStanding {

  /// How one member stands.
  JobRow row(JobRef job);

  /// The attempts that were made, ascending.
  List<AttemptRow> attempts(JobRef job);

  /// How many members of a job are in which state.
  StateCounts counts(JobRef job);

  /// The first member that ended badly, if any has.
  Optional<JobRow> firstFailure(JobRef job);

  /// How they stand now.
  record Present(DSLContext dsl, JobLookup jobs) implements Standing {
    @Override
    public JobRow row(JobRef job) {
      return jobs.row(job);
    }

    @Override
    public List<AttemptRow> attempts(JobRef job) {
      return Attempts.of(dsl, job);
    }

    @Override
    public StateCounts counts(JobRef job) {
      return jobs.counts(job);
    }

    @Override
    public Optional<JobRow> firstFailure(JobRef job) {
      return jobs.firstFailure(job);
    }
  }
}
