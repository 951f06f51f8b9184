package bellwether.store;

import bellwether.model.Cause;
import bellwether.model.JobState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A job as a resume finds it.
///
/// @param descriptionJson the text that [NewJob] brought
/// @param count how many members it has
/// @param common the state of all members that are not among `members`
/// @param cause with `common`
/// @param members those that once left the common state
/// @param left attempts of its members that were SCHEDULED or RUNNING at the last word
public record StoredJob(
    long id,
    String descriptionJson,
    int count,
    JobState common,
    @Nullable Cause cause,
    Members members,
    List<LeftAttempt> left) {}
