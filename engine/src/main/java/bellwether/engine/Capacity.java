package bellwether.engine;

import bellwether.engine.internal.FitCheck;
import bellwether.model.JobDescription;
import bellwether.model.Node;
import java.util.List;

/// What a set of nodes can run at all: answers before there is a run.
///
/// [Engine#misfits] answers the same for a run, whose nodes may have been lost meanwhile.
public final class Capacity {
  private final FitCheck check;

  private Capacity(List<Node> nodes) {
    check = FitCheck.of(nodes);
  }

  /// The capacity of these nodes.
  public static Capacity of(List<Node> nodes) {
    return new Capacity(nodes);
  }

  /// What keeps each of the jobs from ever running there, as one sentence each; empty: they all
  /// fit.
  public List<String> misfits(List<JobDescription> jobs) {
    return check.misfits(jobs);
  }
}
