package bellwether.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A process that was started for an attempt.
///
/// @param time when
/// @param pid its process id, which is also its process group's
/// @param startTicks its start in clock ticks since boot, as in `/proc/PID/stat`; with `pid` it
///   names one process for good; 0: not known
/// @param stdout the file of its standard output, absolute; null: not kept
/// @param stderr likewise
public record Launched(
    Instant time, int pid, long startTicks, @Nullable String stdout, @Nullable String stderr) {}
