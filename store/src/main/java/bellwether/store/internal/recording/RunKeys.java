package bellwether.store.internal.recording;

/// The run on whose behalf is written.
///
/// @param origin the run that brings the jobs
/// @param allocation 0: none
public record RunKeys(long run, long origin, long allocation) {}
