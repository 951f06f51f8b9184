package bellwether.collect.internal.time;

import java.time.Instant;

/// The time from the start of the first process to the end of the last.
public record Span(Instant start, Instant end) {}
