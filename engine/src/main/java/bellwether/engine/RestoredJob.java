package bellwether.engine;

import bellwether.model.JobDescription;
import bellwether.model.JobState;
import java.util.List;

/// A job with the states that the catalog remembers of it.
///
/// @param common the state of all members that are not among `members`
public record RestoredJob(
    long id, JobDescription description, JobState common, List<Member> members) {

  public RestoredJob {
    members = List.copyOf(members);
  }

  /// @param attempts made so far
  public record Member(int ordinal, JobState state, int attempts) {}
}
