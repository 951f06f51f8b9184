package bellwether.collect;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The sums over all processes of a job that have the same tags.
///
/// @param tags key-sorted JSON
/// @param duration in microseconds, likewise `cpuTime`; overlaps count several times
/// @param start microseconds since 1970, likewise `end`
/// @param counters what at least one of them has
/// @param spans when at least one of them ran, packed; null: not known
public record OperationSums(
    String tags,
    long processes,
    long threads,
    long duration,
    long cpuTime,
    long start,
    long end,
    Map<String, Long> counters,
    byte @Nullable [] spans) {}
