package bellwether.query.live;

import bellwether.query.explain.Outcome;
import java.time.Instant;

/// An attempt that ended badly, or a job that failed without one.
///
/// @param member `name`, or `name:key` of an iteration
/// @param number from 1; 0: there was none
public record FailedAttempt(Instant time, String member, int number, Outcome outcome) {}
