package bellwether.store;

import org.jspecify.annotations.Nullable;

/// An attempt whose end nobody recorded, because its manager died.
///
/// @param number from 1
/// @param run whose manager started it; null with `pid`
/// @param pid null: its start was not recorded either, though it may have happened
/// @param startTicks with `pid` and the host's boot names the process; null with `pid`
public record LeftAttempt(
    long job,
    int ordinal,
    int number,
    @Nullable Long run,
    @Nullable Integer pid,
    @Nullable Long startTicks) {}
