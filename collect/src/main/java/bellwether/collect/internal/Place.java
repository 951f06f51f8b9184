package bellwether.collect.internal;

/// Where a job's files are, and where it ran.
///
/// @param folder the folder within the source, with `/` at its end; empty at the top
/// @param host what the metadata say, for files whose names tell no host; empty: nothing
public record Place(String folder, String host) {}
