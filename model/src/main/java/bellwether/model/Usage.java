package bellwether.model;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What the operating system says that a process and its waited-for children used.
///
/// @param peakMemory the largest resident set of any one of them; null where the launcher's own
///   peak hides it
public record Usage(
    Duration userTime,
    Duration systemTime,
    @Nullable Bytes peakMemory,
    long minorFaults,
    long majorFaults,
    long blocksRead,
    long blocksWritten,
    long voluntarySwitches,
    long involuntarySwitches) {}
