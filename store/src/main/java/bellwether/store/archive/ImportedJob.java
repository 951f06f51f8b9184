package bellwether.store.archive;

import java.util.List;

/// What became of a job that was given to the archive.
///
/// @param source where it came from
/// @param jobid the scheduler's id
/// @param outcome whether and how it was kept
/// @param measurement the number of the measurement: the new one, or for [Outcome#KNOWN] that which
///   was there
/// @param attempt which attempt of its job it is, from 1
/// @param processes how many there are
/// @param threads how many there are
/// @param skipped what could not be read, at most the first thousand
/// @param skippedCount how many lines and files could not be read
/// @param marked what is wrong with processes that were kept, at most the first thousand
/// @param markedCount how often something is
/// @param warnings sentences for the user
public record ImportedJob(
    String source,
    String jobid,
    Outcome outcome,
    long measurement,
    int attempt,
    long processes,
    long threads,
    List<SkippedLine> skipped,
    long skippedCount,
    List<SkippedLine> marked,
    long markedCount,
    List<String> warnings) {

  /// Copies the lists.
  public ImportedJob {
    skipped = List.copyOf(skipped);
    marked = List.copyOf(marked);
    warnings = List.copyOf(warnings);
  }

  /// How a job was kept.
  public enum Outcome {
    /// As the first of its id.
    NEW,
    /// As another attempt of a job that was there with another submit time, other hosts or content.
    FURTHER_ATTEMPT,
    /// In place of one that was there.
    REPLACED,
    /// Not at all: the same was there.
    KNOWN
  }
}
