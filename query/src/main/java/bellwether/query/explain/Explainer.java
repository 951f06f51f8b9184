package bellwether.query.explain;

import bellwether.model.JobState;
import bellwether.query.jobs.AttemptRow;
import bellwether.query.jobs.JobLookup;
import bellwether.query.jobs.JobRef;
import bellwether.query.jobs.JobRow;
import bellwether.query.jobs.Notes;
import bellwether.query.jobs.PastStanding;
import bellwether.query.jobs.Standing;
import bellwether.query.runs.RunRow;
import bellwether.store.CatalogReader;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Tells all about single jobs, and why they are as they are. For the reader's thread.
public final class Explainer {
  private final DSLContext dsl;
  private final JobLookup jobs;
  private final RunRow run;
  private final Ancestry ancestry;
  private final Standing standing;
  private final @Nullable RunRow later;

  private Explainer(CatalogReader reader, RunRow run, @Nullable RunRow later) {
    this.dsl = reader.dsl();
    this.run = run;
    this.later = later;
    jobs = new JobLookup(dsl, run.origin());
    ancestry = new Ancestry(jobs);
    standing =
        later == null ? new Standing.Present(dsl, jobs) : new PastStanding(dsl, jobs, run.id());
  }

  /// @param run the one that works, or worked last, on the jobs
  public Explainer(CatalogReader reader, RunRow run) {
    this(reader, run, null);
  }

  /// One that tells how things stood when a run ended.
  ///
  /// @param later the one that works, or worked last, on the jobs; it may be the same
  public static Explainer of(CatalogReader reader, RunRow run, RunRow later) {
    return new Explainer(reader, run, later.id() == run.id() ? null : later);
  }

  /// All about a job.
  public JobDetail detail(JobRef job) {
    return job.isArray()
        ? new JobDetail.OfArray(job, standing.counts(job))
        : new JobDetail.OfMember(job, standing.row(job), standing.attempts(job));
  }

  /// Why a job is as it is.
  public Explanation explain(JobRef job) {
    if (job.isArray()) {
      return ofArray(job);
    }
    return ofMember(job, standing.row(job), standing.attempts(job));
  }

  private Explanation ofMember(JobRef job, JobRow row, List<AttemptRow> attempts) {
    var draft = new Draft(run);
    if (later == null) {
      present(draft, job, row, attempts);
    } else {
      past(draft, job, row, attempts);
      draft.wentOn(later, row);
    }
    return draft.explanation(row, Draft.tail(attempts));
  }

  /// What other jobs did then is not looked up: they may have changed since.
  private void past(Draft draft, JobRef job, JobRow row, List<AttemptRow> attempts) {
    if (row.state() == JobState.UPSTREAM_FAILED) {
      var note = Notes.lastOf(dsl, job, JobState.UPSTREAM_FAILED, run.id());
      draft.upstream(note, List.of(), List.of());
    } else if (row.state().isEnd()) {
      present(draft, job, row, attempts);
    } else {
      draft.leftOver(row);
    }
  }

  private void present(Draft draft, JobRef job, JobRow row, List<AttemptRow> attempts) {
    switch (row.state()) {
      case CREATED, AWAITING_PARENTS -> awaits(draft, job);
      case READY -> ready(draft, job);
      case SCHEDULED -> draft.scheduled(row);
      case RUNNING -> draft.running(row, attempts);
      case RUN_DONE, RUN_ERROR, RUN_TIMEOUT -> draft.ending(row, attempts);
      case RESTART_READY -> draft.restarting(job, attempts);
      case JOB_FINISHED -> draft.finished(row, attempts);
      case FAILED -> draft.failed(job, row, attempts);
      case CANCELLED ->
          draft.cancelled(Notes.lastOf(dsl, job, JobState.CANCELLED, run.id()), attempts);
      case UPSTREAM_FAILED -> upstream(draft, job);
    }
  }

  private void awaits(Draft draft, JobRef job) {
    draft.awaits(ancestry.unfinished(job));
  }

  private void ready(Draft draft, JobRef job) {
    draft.ready(job, Occupancy.of(dsl, run));
  }

  private void upstream(Draft draft, JobRef job) {
    var note = Notes.lastOf(dsl, job, JobState.UPSTREAM_FAILED, run.id());
    draft.upstream(note, ancestry.failed(job), ancestry.roots(job));
  }

  private Explanation ofArray(JobRef job) {
    var counts = standing.counts(job);
    var reasons = new ArrayList<String>();
    counts
        .counts()
        .forEach((state, count) -> reasons.add("%d %s".formatted(count, Draft.words(state))));
    var only = counts.counts().size() == 1 ? counts.counts().keySet().iterator().next() : null;
    var failure = standing.firstFailure(job);
    var sample =
        failure.isPresent()
            ? explained(job, failure.get())
            : only == null || only == JobState.JOB_FINISHED
                ? null
                : explained(job, standing.row(job));
    if (sample == null) {
      return new Explanation(job.name(), only, null, reasons, List.of(), null, List.of());
    }
    sample.reasons().forEach(reason -> reasons.add(sample.job() + ": " + reason));
    return new Explanation(
        job.name(),
        only,
        sample.cause(),
        reasons,
        sample.parents(),
        sample.stderrTail(),
        sample.advice());
  }

  private Explanation explained(JobRef array, JobRow member) {
    var ref = jobs.find(member.job()).orElse(array);
    return ofMember(ref, member, standing.attempts(ref));
  }
}
