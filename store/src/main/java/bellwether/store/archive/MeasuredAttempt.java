package bellwether.store.archive;

import bellwether.collect.JobRecord;
import bellwether.collect.Owner;
import java.util.Map;

/// An attempt that ended, and how its processes were recorded.
///
/// @param job the catalog's number of its job
/// @param ordinal of the member of the job; 0 for a plain job
/// @param number its number among the attempts of the member, from 1
/// @param record what is known of it apart from its processes
/// @param source where it was measured, for people
/// @param tags which all of its processes have besides their own
/// @param recording its processes, or where they are
public record MeasuredAttempt(
    long job,
    int ordinal,
    int number,
    JobRecord record,
    String source,
    Map<String, String> tags,
    Recording recording) {

  /// To whom its records belong.
  public Owner owner() {
    return new Owner(job, ordinal, number);
  }
}
