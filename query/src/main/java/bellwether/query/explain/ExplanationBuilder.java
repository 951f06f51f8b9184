package bellwether.query.explain;

import bellwether.query.explain.Explanation.Parent;
import bellwether.query.runs.RunRow;
import java.util.ArrayList;
import java.util.List;

/// The explanation of one member while its reasons and advice are collected. Not thread-safe.
final class ExplanationBuilder {
  private final RunRow run;
  private final JobDetail.OfMember member;
  private final List<Reason> reasons = new ArrayList<>();
  private final List<Parent> parents = new ArrayList<>();
  private final List<Advice> advice = new ArrayList<>();

  ExplanationBuilder(RunRow run, JobDetail.OfMember member) {
    this.run = run;
    this.member = member;
  }

  RunRow run() {
    return run;
  }

  JobDetail.OfMember member() {
    return member;
  }

  void add(Reason reason) {
    reasons.add(reason);
  }

  void add(List<Parent> more) {
    parents.addAll(more);
  }

  void advise(Advice one) {
    advice.add(one);
  }

  /// Gives this advice in place of all other.
  void adviseOnly(Advice one) {
    advice.clear();
    advice.add(one);
  }

  /// Says so when nothing works on the job.
  void addIfStopped() {
    if (!run.isLive()) {
      add(new Reason.NoManager(run));
      advise(new Advice.ResumeRun(run.id()));
    }
  }

  Explanation build() {
    var row = member.row();
    var last = member.lastAttempt();
    return new Explanation(
        row.job(),
        row.state(),
        row.cause(),
        reasons,
        parents,
        last == null ? null : last.stderrTail(),
        advice);
  }
}
