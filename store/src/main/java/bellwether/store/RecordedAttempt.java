package bellwether.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When an attempt ran and how it ended, as far as the catalog knows.
///
/// @param start null: it was never seen to start
/// @param end null: nobody saw its end
/// @param signal 0: none
public record RecordedAttempt(
    @Nullable Instant start, @Nullable Instant end, int exitCode, int signal) {}
