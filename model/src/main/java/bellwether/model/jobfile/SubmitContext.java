package bellwether.model.jobfile;

import bellwether.model.Clock;
import java.time.ZoneId;

/// What the variables of the submit phase are made of.
///
/// @param clock tells `${date}`, `${time}` and `${dateTime}`
/// @param zone in which they are told
/// @param earlierSubmits how many submit requests came before: `${rcnt}` of the first one is one
///   more
public record SubmitContext(Clock clock, ZoneId zone, int earlierSubmits) {}
