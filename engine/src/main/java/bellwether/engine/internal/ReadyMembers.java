package bellwether.engine.internal;

import bellwether.model.EventData;
import bellwether.model.JobState;

/// Makes waiting members ready, and puts them into the queue in groups of equal need.
final class ReadyMembers {
  private final Ledger ledger;
  private final ReadyQueue ready;
  private final SizePlan plan;
  private final NodePool pool;

  ReadyMembers(Ledger ledger, ReadyQueue ready, SizePlan plan, NodePool pool) {
    this.ledger = ledger;
    this.ready = ready;
    this.plan = plan;
    this.pool = pool;
  }

  /// Queues all members that wait, from whatever waiting state each is in.
  void addAll(LiveJob job) {
    for (int i = job.nextOwn(0); i >= 0; i = job.nextOwn(i + 1)) {
      add(job, i);
    }
    if (job.common() != JobState.READY) {
      return;
    }
    if (SizePlan.varies(job.description)) {
      queueOneByOne(job);
    } else {
      var group = group(job, 0);
      group.addAll();
      ready.add(group);
    }
  }

  private void queueOneByOne(LiveJob job) {
    for (int ordinal = 0; ordinal < job.count(); ordinal++) {
      if (!job.hasOwnState(ordinal)) {
        queue(job, ordinal);
      }
    }
  }

  /// Queues one member, from whatever waiting state it is in.
  void add(LiveJob job, int ordinal) {
    var state = job.state(ordinal);
    if (!state.isWaiting()) {
      return;
    }
    if (state != JobState.READY) {
      ledger.move(job, ordinal, JobState.READY, null, EventData.NONE);
    }
    queue(job, ordinal);
  }

  private void queue(LiveJob job, int ordinal) {
    var group = group(job, ordinal);
    group.add(ordinal);
    ready.add(group);
  }

  /// Queues again what was passed over since enough members of the job ran.
  void addPassedOver(LiveJob job) {
    for (var group = job.groups; group != null; group = group.next) {
      ready.add(group);
    }
  }

  private ReadyGroup group(LiveJob job, int ordinal) {
    if (job.tries(ordinal).hasGrown()) {
      var need = plan.need(job.description, ordinal, job.request(ordinal));
      return group(job, pool.capped(need), true);
    }
    for (var group = job.groups; group != null; group = group.next) {
      if (!group.front && !SizePlan.varies(job.description)) {
        return group;
      }
    }
    return group(job, plan.need(job.description, ordinal), false);
  }

  private static ReadyGroup group(LiveJob job, Need need, boolean front) {
    for (var group = job.groups; group != null; group = group.next) {
      if (group.front == front && group.need.equals(need)) {
        return group;
      }
    }
    job.groups = new ReadyGroup(job, need, front);
    return job.groups;
  }

  /// Caps anew what has grown and fits no more, since a node was lost.
  void capAgain(LiveJob job) {
    for (var group = job.groups; group != null; group = group.next) {
      if (group.front && !pool.capped(group.need).equals(group.need)) {
        for (int ordinal = group.head(); ordinal >= 0; ordinal = group.head()) {
          group.take();
          queue(job, ordinal);
        }
      }
    }
  }
}
