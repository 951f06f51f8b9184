package bellwether.store;

import bellwether.model.JobState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The wish to set a job of a run that no live manager holds to a state, whatever its attempts
/// were.
///
/// @param origin the run that brought the job
/// @param target a member, or all of a job
/// @param state one that the table of transitions has with the cause `set_by_user`
/// @param reason for people; null: none
public record StateWish(
    long origin,
    Cancellation.Target target,
    JobState state,
    Instant time,
    @Nullable String reason) {}
