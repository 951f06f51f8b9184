package bellwether.query.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A transition that happened.
///
/// @param job `name`, or `name:key` of one iteration; an array's name alone: all members that were
///   in `fromState`; null: an event of the run or its allocation
/// @param allocation null: none, as for what happens to a run or before a job starts
/// @param attempt null: none yet
/// @param weight the share of the allocation's nodes that the attempt held
/// @param data JSON object; null: nothing more to tell
/// @param jobId the number of the job's member; null: of all members of an array at once, or of
///   none
public record EventRow(
    long seq,
    Instant time,
    long run,
    @Nullable String job,
    @Nullable Long allocation,
    @Nullable Integer attempt,
    @Nullable String fromState,
    String toState,
    @Nullable String cause,
    double weight,
    @Nullable String data,
    @Nullable Long jobId) {

  EventRow of(String memberName, @Nullable Long memberId) {
    return new EventRow(
        seq,
        time,
        run,
        memberName,
        allocation,
        attempt,
        fromState,
        toState,
        cause,
        weight,
        data,
        memberId);
  }
}
