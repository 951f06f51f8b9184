package bellwether.launch;

import org.jspecify.annotations.Nullable;

/// Which attempt of which member of a job is to be started.
///
/// @param job the job's name
/// @param key the iteration's; null: the job is no array
/// @param attempt from 1
public record Member(String job, @Nullable Integer key, int attempt) {}
