package bellwether.query.explain;

import bellwether.model.Cause;
import bellwether.model.Event;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
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
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/// Tells all about single jobs, and why they are as they are. Not thread-safe.
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
    return job.isArray() ? new JobDetail.OfArray(job, standing.counts(job)) : member(job);
  }

  /// Why a job is as it is.
  public Explanation explain(JobRef job) {
    return job.isArray() ? ofArray(job) : ofMember(member(job));
  }

  private JobDetail.OfMember member(JobRef job) {
    return new JobDetail.OfMember(job, standing.row(job), standing.attempts(job));
  }

  private Explanation ofMember(JobDetail.OfMember member) {
    var builder = new ExplanationBuilder(run, member);
    if (later == null) {
      present(builder);
    } else {
      past(builder);
      // What to do is for the later one to say.
      builder.adviseOnly(new Advice.ExplainInRun(member.row().job(), later.id()));
    }
    return builder.build();
  }

  /// What other jobs did then is not looked up: they may have changed since.
  private void past(ExplanationBuilder builder) {
    var state = builder.member().row().state();
    if (state == JobState.UPSTREAM_FAILED) {
      var note = note(builder.member().job(), state);
      new EndReasons(builder).upstream(note, List.of(), List.of());
    } else if (state.isEnd()) {
      present(builder);
    } else {
      new OpenReasons(builder).leftOver();
    }
  }

  private void present(ExplanationBuilder builder) {
    var job = builder.member().job();
    var open = new OpenReasons(builder);
    var end = new EndReasons(builder);
    var state = builder.member().row().state();
    if (builder.member().row().cause() == Cause.SET_BY_USER) {
      end.setByUser(note(job, state));
      if (state.isEnd()) {
        return;
      }
    }
    switch (state) {
      case CREATED, AWAITING_PARENTS -> open.awaits(ancestry.unfinished(job));
      case READY -> ready(open, job);
      case SCHEDULED -> open.scheduled();
      case RUNNING -> open.running();
      case RUN_DONE, RUN_ERROR, RUN_TIMEOUT -> open.ending();
      case RESTART_READY -> open.restarting();
      case JOB_FINISHED -> end.finished();
      case FAILED -> end.failed();
      case CANCELLED -> end.cancelled(note(job, state));
      case UPSTREAM_FAILED ->
          end.upstream(note(job, state), ancestry.failed(job), ancestry.roots(job));
    }
  }

  private void ready(OpenReasons open, JobRef job) {
    int most = job.description().concurrency();
    if (most != JobDescription.ANY && active(job) >= most) {
      open.passedOver(most);
    } else {
      open.ready(Occupancy.of(dsl, run));
    }
  }

  private long active(JobRef job) {
    var whole = new JobRef(job.id(), job.origin(), job.description(), Event.ALL);
    var counts = standing.counts(whole).counts();
    return counts.getOrDefault(JobState.SCHEDULED, 0L) + counts.getOrDefault(JobState.RUNNING, 0L);
  }

  private @Nullable String note(JobRef job, JobState state) {
    return Notes.lastOf(dsl, job, state, run.id());
  }

  private Explanation ofArray(JobRef job) {
    var counts = standing.counts(job);
    var reasons = new ArrayList<Reason>();
    counts.counts().forEach((state, count) -> reasons.add(new Reason.Members(state, count)));
    var only = counts.counts().size() == 1 ? counts.counts().keySet().iterator().next() : null;
    var sample = sample(job, only).orElse(null);
    if (sample == null) {
      return new Explanation(job.name(), only, null, reasons, List.of(), null, List.of());
    }
    sample.reasons().forEach(reason -> reasons.add(new Reason.OfMember(sample.job(), reason)));
    return new Explanation(
        job.name(),
        only,
        sample.cause(),
        reasons,
        sample.parents(),
        sample.stderrTail(),
        sample.advice());
  }

  /// The explanation of the member that tells most about an array: the first that ended badly, else
  /// the first of all when they are in one state; of finished ones only when a user said so.
  private Optional<Explanation> sample(JobRef job, @Nullable JobState only) {
    var failure = standing.firstFailure(job);
    if (failure.isPresent()) {
      return failure.map(row -> explained(job, row));
    }
    var first = standing.row(job);
    boolean untold = only != JobState.JOB_FINISHED || first.cause() == Cause.SET_BY_USER;
    return only != null && untold ? Optional.of(explained(job, first)) : Optional.empty();
  }

  private Explanation explained(JobRef array, JobRow row) {
    var ref = jobs.find(row.job()).orElse(array);
    return ofMember(new JobDetail.OfMember(ref, row, standing.attempts(ref)));
  }
}
