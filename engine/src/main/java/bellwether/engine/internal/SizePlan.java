package bellwether.engine.internal;

import bellwether.model.JobDescription;
import bellwether.model.Size;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Works out how many cores or nodes each iteration of a job gets.
///
/// `maximum-iters`: rounds of iterations share the whole allocation. With R cores, n iterations and
/// at least m cores each there are 1 or ceil(n / floor(R/m)) rounds; the first `n mod rounds`
/// rounds have one iteration more than the others; in a round of k the last `R mod k` iterations
/// get one core more. `split-into`: floor(R/parts) each. Source: QCG-PilotJob's iteration
/// schedulers.
final class SizePlan {
  private final int cores;
  private final int nodes;

  SizePlan(int cores, int nodes) {
    this.cores = cores;
    this.nodes = nodes;
  }

  Need need(JobDescription job, int ordinal) {
    var resources = job.resources();
    return Need.of(
        resources,
        exact(resources.cores(), cores, job.count(), ordinal),
        exact(resources.nodes(), nodes, job.count(), ordinal));
  }

  /// Whether members of the job can differ in what they need.
  static boolean varies(JobDescription job) {
    return job.resources().cores() instanceof Size.MaximumIterations
        || job.resources().nodes() instanceof Size.MaximumIterations;
  }

  /// Every need that a member of the job has.
  Set<Need> needs(JobDescription job) {
    var needs = new LinkedHashSet<Need>();
    int last = varies(job) ? job.count() : 1;
    for (int ordinal = 0; ordinal < last; ordinal++) {
      needs.add(need(job, ordinal));
    }
    return needs;
  }

  /// Whether the job asks for parts that are so many that each is empty.
  boolean leavesNothing(JobDescription job) {
    return emptyParts(job.resources().cores(), cores, job.count())
        || emptyParts(job.resources().nodes(), nodes, job.count());
  }

  private static boolean emptyParts(@Nullable Size size, int total, int count) {
    return switch (size) {
      case null -> false;
      case Size.Exact _, Size.Range _ -> false;
      case Size.MaximumIterations _ -> total == 0;
      case Size.SplitInto(_, int parts) -> total < (parts == 0 ? count : parts);
    };
  }

  private static @Nullable Size exact(@Nullable Size size, int total, int count, int ordinal) {
    return switch (size) {
      case null -> null;
      case Size.Exact _, Size.Range _ -> size;
      case Size.MaximumIterations(int min) ->
          new Size.Exact(shareInRound(total, Math.max(1, min), count, ordinal));
      case Size.SplitInto(_, int parts) -> new Size.Exact(total / (parts == 0 ? count : parts));
    };
  }

  private static int shareInRound(int total, int min, int count, int ordinal) {
    if (total < min) {
      return min; // which tells the user that it does not fit
    }
    int perRound = total / min;
    int rounds = (int) ((count + (long) perRound - 1) / perRound);
    int larger = count % rounds;
    int base = count / rounds;
    int inLarger = larger * (base + 1);
    int size = ordinal < inLarger ? base + 1 : base;
    int place = ordinal < inLarger ? ordinal % (base + 1) : (ordinal - inLarger) % base;
    return total / size + (place >= size - total % size ? 1 : 0);
  }
}
