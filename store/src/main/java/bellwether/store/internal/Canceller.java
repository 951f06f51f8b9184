package bellwether.store.internal;

import bellwether.model.Cause;
import bellwether.model.Event;
import bellwether.model.EventData;
import bellwether.model.JobState;
import bellwether.model.Transitions;
import bellwether.store.Cancellation;
import bellwether.store.Members;
import bellwether.store.StoredJob;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Works out which events cancel what has not ended of a run that nobody manages. Not threadsafe.
final class Canceller {
  private final Cancellation wish;
  private final EventData data;
  private final Map<Long, Set<Integer>> targets = new HashMap<>();
  private final EventGroup group = new EventGroup();

  Canceller(Cancellation wish) {
    this.wish = wish;
    this.data = wish.reason() == null ? EventData.NONE : new EventData.Note(wish.reason());
    for (var target : wish.targets()) {
      targets.computeIfAbsent(target.job(), _ -> new TreeSet<>()).add(target.ordinal());
    }
  }

  EventGroup group() {
    return group;
  }

  void visit(StoredJob job) {
    var ordinals = targets.isEmpty() ? Set.of(Event.ALL) : targets.get(job.id());
    if (ordinals == null) {
      return;
    }
    boolean all = ordinals.contains(Event.ALL);
    var unseen = new TreeSet<>(ordinals);
    var members = job.members();
    for (int i = 0; i < members.size(); i++) {
      if (unseen.remove(members.ordinal(i)) || all) {
        cancel(job.id(), members, i);
      }
    }
    if (!job.common().isEnd()) {
      cancelCommon(job, all ? Set.of(Event.ALL) : unseen);
    }
  }

  private void cancelCommon(StoredJob job, Set<Integer> ordinals) {
    if (job.members().size() < job.count()) {
      for (int ordinal : ordinals) {
        add(new Step(job.id(), ordinal, 0), job.common(), JobState.CANCELLED, Cause.CANCELLED);
      }
    }
  }

  private void cancel(long job, Members members, int index) {
    var step = new Step(job, members.ordinal(index), members.attemptsMade(index));
    var state = members.state(index);
    switch (state) {
      case CREATED, AWAITING_PARENTS, READY, RESTART_READY, SCHEDULED, RUNNING ->
          add(step, state, JobState.CANCELLED, Cause.CANCELLED);
      case RUN_ERROR, RUN_TIMEOUT -> {
        add(step, state, JobState.RESTART_READY, Cause.ALLOCATION_ENDED);
        add(step, JobState.RESTART_READY, JobState.CANCELLED, Cause.CANCELLED);
      }
      // It had done its work; only the last word was missing.
      case RUN_DONE -> add(step, state, JobState.JOB_FINISHED, null);
      case JOB_FINISHED, FAILED, CANCELLED, UPSTREAM_FAILED -> {}
    }
  }

  /// Whose event it is.
  private record Step(long job, int ordinal, int attempt) {}

  private void add(Step step, JobState from, JobState to, @Nullable Cause cause) {
    Transitions.check(from, to, cause);
    group.add(
        new Event(
            wish.time(), step.job(), step.ordinal(), step.attempt(), from, to, cause, 0, data));
  }
}
