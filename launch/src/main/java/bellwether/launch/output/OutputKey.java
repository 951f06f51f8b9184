package bellwether.launch.output;

/// Whose output it is: an attempt of a member of a job.
///
/// @param job the catalog's number of the job
/// @param ordinal which of the job's members, from 0
/// @param number which attempt of the member, from 1
public record OutputKey(long job, int ordinal, int number) {}
