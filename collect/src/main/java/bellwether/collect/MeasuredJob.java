package bellwether.collect;

import java.util.Map;
import java.util.Optional;

/// A job that was measured elsewhere, ready to be read: its record, then its processes.
///
/// The source is opened anew by each call, nothing stays open between them. Not thread-safe.
public interface MeasuredJob {
  /// Where it comes from, for messages: a directory, an archive, or a database and a job id.
  String source();

  /// What is known of the job itself.
  ///
  /// @throws ImportException when the source is no finished job, in a sentence that says why
  JobRecord record();

  /// Reads the processes, each once, never all in memory.
  ///
  /// @throws ImportException when the source as a whole cannot be used; single lines that cannot
  ///   are told to `skipped` and left out
  void readProcesses(ProcessSink sink, SkippedLines skipped);

  /// What its record calls the zone of its times: `US/Eastern`, or an abbreviation such as `IST`.
  default String zoneName() {
    return record().zone().getId();
  }

  /// What EPMT's analyses found, as the database holds it; empty for files.
  default Map<String, Object> analyses() {
    return Map.of();
  }

  /// Whether the record says all that an import would add to it, as after an export: then nothing
  /// is noted or warned of anew.
  default boolean isRestored() {
    return false;
  }

  /// What is left of a job whose processes were retired, of which there is none to be read; empty
  /// for all others.
  default Optional<KeptSums> keptSums() {
    return Optional.empty();
  }

  /// Jobs of equal series are to be imported one after the other, as the attempts of one job are.
  default Object series() {
    return this;
  }
}
