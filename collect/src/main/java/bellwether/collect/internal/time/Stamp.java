package bellwether.collect.internal.time;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// A time of the metadata.
///
/// @param local what the clock on the wall said
/// @param zone null: the writer did not keep it
public record Stamp(LocalDateTime local, @Nullable Zone zone) {}
