package bellwether.engine.internal;

import bellwether.model.JobDescription;
import bellwether.model.Node;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Whether jobs could ever run on the nodes that are there, if nothing else ran.
public final class FitCheck {
  private final NodePool pool;
  private final SizePlan plan;

  FitCheck(NodePool pool, SizePlan plan) {
    this.pool = pool;
    this.plan = plan;
  }

  /// A check for these nodes, all of them free.
  public static FitCheck of(List<Node> nodes) {
    var pool = new NodePool(nodes);
    return new FitCheck(pool, new SizePlan(pool.totalCores(), pool.totalNodes()));
  }

  /// What keeps each of the jobs that do not fit from running, as one sentence each.
  public List<String> misfits(List<JobDescription> jobs) {
    return jobs.stream().map(this::misfit).filter(Objects::nonNull).toList();
  }

  /// What keeps the job from ever running; null: it fits.
  @Nullable String misfit(JobDescription job) {
    if (plan.leavesNothing(job)) {
      return "Job %s splits %d cores on %d nodes into so many parts that none is left for each"
          .formatted(job.name(), pool.totalCores(), pool.totalNodes());
    }
    for (var need : plan.needs(job)) {
      if (!pool.couldMeet(need)) {
        return "Job %s asks for %s, but there are %d cores on %d nodes"
            .formatted(job.name(), need.inWords(), pool.totalCores(), pool.totalNodes());
      }
    }
    return null;
  }
}
