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
/// @param memory how much memory an attempt may use, which is also reserved; null: not limited
/// @param retry how `memory` and `wallTime` grow when an attempt needed more
public record Resources(
    @Nullable Size cores,
    @Nullable Size nodes,
    int gpusPerNode,
    Bytes memoryPerNode,
    @Nullable Duration wallTime,
    @Nullable Bytes memory,
    Retry retry) {

  /// One core, and nothing else.
  public static final Resources ONE_CORE = cores(1);

  /// Longer than anything runs, and short enough to reckon with.
  private static final long MOST_SECONDS = Duration.ofDays(36_500).toSeconds();

  /// Resources without a limit of memory.
  public Resources(
      @Nullable Size cores,
      @Nullable Size nodes,
      int gpusPerNode,
      Bytes memoryPerNode,
      @Nullable Duration wallTime) {
    this(cores, nodes, gpusPerNode, memoryPerNode, wallTime, null, Retry.USUAL);
  }

  /// Just so many cores anywhere.
  public static Resources cores(int count) {
    return new Resources(new Size.Exact(count), null, 0, new Bytes(0), null);
  }

  /// Whether GPUs or memory of each node are asked for.
  public boolean hasConsumables() {
    return gpusPerNode > 0 || memoryPerNode.count() > 0;
  }

  /// The same with another limit of memory.
  public Resources withMemory(@Nullable Bytes other) {
    return new Resources(cores, nodes, gpusPerNode, memoryPerNode, wallTime, other, retry);
  }

  /// The same with another wall time.
  public Resources withWallTime(@Nullable Duration other) {
    return new Resources(cores, nodes, gpusPerNode, memoryPerNode, other, memory, retry);
  }

  /// The same with another way to grow.
  public Resources withRetry(Retry other) {
    return new Resources(cores, nodes, gpusPerNode, memoryPerNode, wallTime, memory, other);
  }

  /// What an attempt asks for after so many had too little memory, and so many too little time.
  public Resources grown(int outOfMemory, int overTime) {
    return withMemory(grownMemory(outOfMemory)).withWallTime(grownWallTime(overTime));
  }

  private @Nullable Bytes grownMemory(int times) {
    return memory == null || times == 0
        ? memory
        : new Bytes(retry.memory().after(memory.count(), times));
  }

  private @Nullable Duration grownWallTime(int times) {
    if (wallTime == null || times == 0) {
      return wallTime;
    }
    long seconds = retry.runtime().after(Math.max(1, wallTime.toSeconds()), times);
    return Duration.ofSeconds(Math.min(seconds, MOST_SECONDS));
  }
}
