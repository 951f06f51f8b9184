package bellwether.engine;

import bellwether.model.JobDescription;
import bellwether.model.JobState;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A job as it is at one moment.
///
/// @param outcome what became of it as a whole; null while any member has not ended
/// @param ended members that have ended
/// @param finished members that finished well
/// @param tally how many members are in each state; valid until the engine's next command
/// @param states the state of each member; valid until the engine's next command
public record JobView(
    long id,
    JobDescription description,
    @Nullable JobState outcome,
    int ended,
    int finished,
    Supplier<Tally> tally,
    IntFunction<JobState> states) {}
