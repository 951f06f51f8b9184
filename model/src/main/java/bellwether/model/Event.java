package bellwether.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One change of state of a job or an iteration: a fact that is never altered.
///
/// An event with the ordinal [#ALL] is of all members of the job that had the state `from` and had
/// no event of their own since: an array of a million iterations becomes READY in one event.
///
/// @param time to the microsecond
/// @param job the catalog's number of the job
/// @param ordinal which member, from 0; 0 for a plain job; [#ALL]
/// @param attempt the member's present or last attempt, from 1; 0: none yet
/// @param from null: the job is new
/// @param weight the share of the allocation's nodes that the attempt holds; 0 while it holds none
public record Event(
    Instant time,
    long job,
    int ordinal,
    int attempt,
    @Nullable JobState from,
    JobState to,
    @Nullable Cause cause,
    double weight,
    EventData data) {

  /// In place of an ordinal: all members that were still in `from` without an event of their own.
  public static final int ALL = -1;
}
