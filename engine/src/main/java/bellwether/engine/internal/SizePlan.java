package bellwether.engine.internal;

import bellwether.model.JobDescription;
import bellwether.model.Resources;
import bellwether.model.Size;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
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
    return need(job, ordinal, job.resources());
  }

  /// The need of a member whose request may have grown.
  Need need(JobDescription job, int ordinal, Resources resources) {
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

  /// Every need that a member of the job has: however many there are, they differ in few ways.
  Set<Need> needs(JobDescription job) {
    var ordinals = new TreeSet<>(Set.of(0));
    representatives(job.resources().cores(), cores, job.count(), ordinals);
    representatives(job.resources().nodes(), nodes, job.count(), ordinals);
    var needs = new LinkedHashSet<Need>();
    ordinals.forEach(ordinal -> needs.add(need(job, ordinal)));
    return needs;
  }

  /// The first and the last of a larger round, and of a smaller one.
  private static void representatives(
      @Nullable Size size, int total, int count, Set<Integer> ordinals) {
    if (size instanceof Size.MaximumIterations(int min) && total >= Math.max(1, min)) {
      var rounds = Rounds.of(total, Math.max(1, min), count);
      var first = List.of(0, rounds.base(), rounds.inLarger() - 1);
      var smaller = List.of(rounds.inLarger(), rounds.inLarger() + rounds.base() - 1);
      Stream.concat(first.stream(), smaller.stream())
          .filter(ordinal -> ordinal >= 0 && ordinal < count)
          .forEach(ordinals::add);
    }
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
    var rounds = Rounds.of(total, min, count);
    int base = rounds.base();
    int inLarger = rounds.inLarger();
    int size = ordinal < inLarger ? base + 1 : base;
    int place = ordinal < inLarger ? ordinal % (base + 1) : (ordinal - inLarger) % base;
    return total / size + (place >= size - total % size ? 1 : 0);
  }

  /// How iterations are spread over rounds.
  ///
  /// @param base iterations in a smaller round; a larger one has one more
  /// @param inLarger iterations in all larger rounds
  private record Rounds(int base, int inLarger) {
    static Rounds of(int total, int min, int count) {
      int perRound = total / min;
      int rounds = (int) ((count + (long) perRound - 1) / perRound);
      int base = count / rounds;
      return new Rounds(base, count % rounds * (base + 1));
    }
  }
}
