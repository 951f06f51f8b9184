package bellwether.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a job needs in order to run.
///
/// @param cores cores in all, or on each node where `nodes` is given; null: all cores of each node
/// @param nodes how many nodes; null: wherever the cores are
/// @param gpusPerNode GPUs on each node; needs `nodes`
/// @param memoryPerNode memory on each node, as a consumable; needs `nodes`
/// @param wallTime how long an attempt may run; null: for ever
public record Resources(
    @Nullable Size cores,
    @Nullable Size nodes,
    int gpusPerNode,
    Bytes memoryPerNode,
    @Nullable Duration wallTime) {

  /// One core, and nothing else.
  public static final Resources ONE_CORE = cores(1);

  /// Just so many cores anywhere.
  public static Resources cores(int count) {
    return new Resources(new Size.Exact(count), null, 0, new Bytes(0), null);
  }

  /// Whether GPUs or memory are asked for.
  public boolean hasConsumables() {
    return gpusPerNode > 0 || memoryPerNode.count() > 0;
  }
}
