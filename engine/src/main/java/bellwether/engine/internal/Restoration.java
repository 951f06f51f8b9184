package bellwether.engine.internal;

import bellwether.engine.RestoredJob;
import bellwether.engine.internal.LiveJob.Tries;
import bellwether.model.Cause;
import bellwether.model.EventData;
import bellwether.model.JobState;
import java.util.ArrayList;
import java.util.List;

/// Takes up jobs as an earlier manager left them: what finished stays finished, what ran when the
/// manager ended runs again. What has failed and is to run again has all its attempts before it.
final class Restoration {
  private final Ledger ledger;
  private final JobGraph graph;

  Restoration(Ledger ledger, JobGraph graph) {
    this.ledger = ledger;
    this.graph = graph;
  }

  void restore(List<RestoredJob> jobs, boolean again) {
    var restored = new ArrayList<LiveJob>(jobs.size());
    for (var job : jobs) {
      restored.add(restore(job, again));
    }
    restored.forEach(graph::link);
    restored.forEach(graph::settle);
  }

  private LiveJob restore(RestoredJob from, boolean again) {
    var job = graph.add(from.id(), from.description());
    for (var member : from.members()) {
      job.setState(member.ordinal(), member.state());
      if (member.attempts() > 0) {
        int charged = isFresh(member.state(), again) ? 0 : member.charged();
        job.setTries(
            member.ordinal(),
            new Tries(member.attempts(), charged, 0, member.outOfMemory(), member.overTime()));
      }
    }
    int common = job.commonMembers();
    job.setCommon(from.common(), common);
    ledger.remembered(job);
    graph.countEnded(job.endedMembers());
    if (again && isRetriable(from.common()) && common > 0) {
      ledger.moveCommon(job, JobState.CREATED, null, EventData.NONE);
      reopen(job, common);
    }
    for (var member : from.members()) {
      takeUp(job, member, again);
    }
    job.toldEnd = job.ended();
    if (job.ended()) {
      markWhole(job, from.common());
    }
    return job;
  }

  /// Only the common state tells whether the job was ended as a whole.
  private static void markWhole(LiveJob job, JobState common) {
    if (common == JobState.CANCELLED) {
      job.markCancelledWhole();
    } else if (common == JobState.UPSTREAM_FAILED) {
      job.markOmittedWhole();
    }
  }

  private void takeUp(LiveJob job, RestoredJob.Member member, boolean again) {
    int ordinal = member.ordinal();
    switch (member.state()) {
      case SCHEDULED, RUNNING, RUN_ERROR, RUN_TIMEOUT -> {
        var note = new EventData.Note("taken up again: the manager before had ended");
        ledger.move(job, ordinal, JobState.RESTART_READY, Cause.ALLOCATION_ENDED, note);
      }
      case RUN_DONE -> {
        ledger.move(job, ordinal, JobState.JOB_FINISHED, null, EventData.NONE);
        graph.countEnded(1);
      }
      case FAILED, UPSTREAM_FAILED -> {
        if (again) {
          ledger.move(job, ordinal, JobState.CREATED, null, EventData.NONE);
          reopen(job, 1);
        }
      }
      case CREATED, AWAITING_PARENTS, READY, RESTART_READY, JOB_FINISHED, CANCELLED -> {}
    }
  }

  private void reopen(LiveJob job, int members) {
    job.reopen(members);
    graph.countReopened(members);
  }

  /// Whether it has all its attempts before it: also what somebody has reset.
  private static boolean isFresh(JobState state, boolean again) {
    return state == JobState.CREATED || (again && isRetriable(state));
  }

  private static boolean isRetriable(JobState state) {
    return state == JobState.FAILED || state == JobState.UPSTREAM_FAILED;
  }
}
