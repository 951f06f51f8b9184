package bellwether.collect.internal;

import java.time.Instant;

/// The time from the start of the first process to the end of the last.
record Span(Instant start, Instant end) {}
