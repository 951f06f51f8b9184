package bellwether.collect;

/// Ids and times of a process's threads, in the order of their creation.
///
/// @param ids the thread ids
/// @param starts microseconds since 1970
/// @param ends microseconds since 1970
public record ThreadTimes(long[] ids, long[] starts, long[] ends) {}
