package bellwether.store.archive;

/// A line or file that could not be read.
///
/// @param file its name within its source
/// @param line counted from 1; 0: the whole file
/// @param reason what was expected and what was found
public record SkippedLine(String file, long line, String reason) {}
