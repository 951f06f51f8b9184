package bellwether.query.workflows;

import bellwether.model.Bytes;
import bellwether.model.Resources;
import bellwether.model.Size;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a job should ask for, going by what it used: the cores that 95 of 100 attempts got by with,
/// the most memory and a fifth more, the longest time and a half more.
///
/// @param nodes null: it need not say any
/// @param cores in all, or on each node where it asks for several
/// @param memory the limit of the whole attempt, in whole MiB; null: not known
/// @param runtime in whole seconds
public record Suggestion(
    @Nullable Integer nodes, int cores, @Nullable Bytes memory, Duration runtime) {
  private static final double MORE_MEMORY = 1.2;
  private static final double MORE_TIME = 1.5;
  private static final double MEBI = 1 << 20;

  /// A core of which less than a twentieth was used is not asked for.
  private static final double SPARE = 0.05;

  public static Suggestion of(JobUsage usage) {
    var nodes = nodes(usage.asked());
    int share = nodes == null ? 1 : nodes;
    int cores = (int) Math.ceil(usage.cores().p95() / share - SPARE);
    var memory = usage.memory();
    return new Suggestion(
        nodes,
        Math.max(1, cores),
        memory == null
            ? null
            : Bytes.ofMebi(
                (long) Math.max(1, Math.ceil(memory.max() * share * MORE_MEMORY / MEBI))),
        Duration.ofSeconds((long) Math.max(1, Math.ceil(usage.time().max() * MORE_TIME))));
  }

  private static @Nullable Integer nodes(Resources asked) {
    return asked.nodes() instanceof Size.Exact(int count) ? (Integer) count : null;
  }
}
