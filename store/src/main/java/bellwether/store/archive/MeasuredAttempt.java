package bellwether.store.archive;

import bellwether.collect.JobRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// An attempt that ended, and where its processes were recorded.
///
/// @param job the catalog's number of its job
/// @param ordinal of the member of the job; 0 for a plain job
/// @param number its number among the attempts of the member, from 1
/// @param record what is known of it apart from its processes
/// @param source where it was measured, for people
/// @param tags which all of its processes have besides their own
/// @param files its record files, one of each host; one that is not there recorded nothing
public record MeasuredAttempt(
    long job,
    int ordinal,
    int number,
    JobRecord record,
    String source,
    Map<String, String> tags,
    List<Path> files) {

  /// Copies the list.
  public MeasuredAttempt {
    files = List.copyOf(files);
  }
}
