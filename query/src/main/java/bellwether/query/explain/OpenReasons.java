package bellwether.query.explain;

import bellwether.query.explain.Explanation.Parent;
import java.util.List;

/// Why a job has not ended, each method for one kind of state.
record OpenReasons(ExplanationBuilder builder) {

  void awaits(List<Parent> unfinished) {
    builder.add(unfinished.isEmpty() ? new Reason.ParentsFinished() : new Reason.WaitsForParents());
    builder.add(unfinished);
    builder.addIfStopped();
  }

  void ready(Occupancy occupancy) {
    var wish = builder.member().job().description().resources();
    builder.add(new Reason.WaitsForResources(wish));
    if (builder.run().isLive()) {
      builder.add(new Reason.AllocationInUse(occupancy));
      builder.advise(new Advice.WaitOrRaisePriority());
    }
    builder.addIfStopped();
  }

  void passedOver(int most) {
    builder.add(new Reason.EnoughAtOnce(most));
    builder.advise(new Advice.RaiseConcurrency());
    builder.addIfStopped();
  }

  void scheduled() {
    builder.add(new Reason.IsBeingStarted(builder.member().row().nodes()));
    builder.addIfStopped();
  }

  void running() {
    var row = builder.member().row();
    var last = builder.member().lastAttempt();
    builder.add(
        new Reason.IsRunning(row.attempts(), row.nodes(), last == null ? null : last.pid()));
    builder.addIfStopped();
  }

  void ending() {
    var member = builder.member();
    builder.add(
        new Reason.IsEnding(member.row().attempts(), Outcome.ofNullable(member.lastAttempt())));
    builder.addIfStopped();
  }

  void restarting() {
    var member = builder.member();
    builder.add(
        new Reason.IsTriedAgain(
            member.attempts().size(),
            member.job().description().maxAttempts(),
            Outcome.ofNullable(member.lastAttempt())));
    builder.addIfStopped();
  }

  /// Of an earlier run.
  void leftOver() {
    builder.add(new Reason.LeftOver(builder.member().row().state(), builder.run().id()));
  }
}
