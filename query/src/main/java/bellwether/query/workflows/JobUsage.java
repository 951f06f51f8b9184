package bellwether.query.workflows;

import bellwether.model.Resources;
import org.jspecify.annotations.Nullable;

/// What the attempts of one job that ended well used, beside what it asked for.
///
/// @param attempts how many were measured; a member of an array that ran twice counts twice
/// @param memory in bytes, of each attempt the largest resident set of one of its processes; null:
///   not known of any
/// @param time in seconds, from start to end
/// @param cores CPU time divided by time
/// @param asked what its description asks for
public record JobUsage(
    String job,
    long attempts,
    @Nullable Spread memory,
    Spread time,
    Spread cores,
    Resources asked) {}
