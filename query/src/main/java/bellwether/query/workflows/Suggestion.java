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
    var memory = usage.memory();
    return new Suggestion(
        nodes,
        cores(usage.cores().p95() / share),
        memory == null ? null : memory(memory.max() * share),
        runtime(usage.time().max()));
  }

  /// The cores for an attempt that used so many of them on average.
  public static int cores(double used) {
    return Math.max(1, (int) Math.ceil(used - SPARE));
  }

  /// The limit for an attempt that used so many bytes at most.
  public static Bytes memory(double most) {
    return Bytes.ofMebi((long) Math.max(1, Math.ceil(most * MORE_MEMORY / MEBI)));
  }

  /// The limit for an attempt that took so many seconds at most.
  public static Duration runtime(double longest) {
    return Duration.ofSeconds((long) Math.max(1, Math.ceil(longest * MORE_TIME)));
  }

  private static @Nullable Integer nodes(Resources asked) {
    return asked.nodes() instanceof Size.Exact(int count) ? (Integer) count : null;
  }
}
