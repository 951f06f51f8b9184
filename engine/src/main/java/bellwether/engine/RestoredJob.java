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

  /// Whether any of its members is still to run.
  ///
  /// @param again whether failed and upstream-failed ones are
  public boolean isOpen(boolean again) {
    return (members.size() < description.count() && isOpen(common, again))
        || members.stream().anyMatch(member -> isOpen(member.state(), again));
  }

  /// How many of its members are still to run.
  ///
  /// @param again whether failed and upstream-failed ones are
  public int open(boolean again) {
    int rest = description.count() - members.size();
    return (isOpen(common, again) ? rest : 0)
        + (int) members.stream().filter(member -> isOpen(member.state(), again)).count();
  }

  private static boolean isOpen(JobState state, boolean again) {
    boolean failed = state == JobState.FAILED || state == JobState.UPSTREAM_FAILED;
    return !state.isEnd() || (again && failed);
  }

  /// @param attempts made so far
  /// @param charged those of them that count against the job's limit
  /// @param outOfMemory those of them that had too little memory
  /// @param overTime those of them that had too little time
  public record Member(
      int ordinal, JobState state, int attempts, int charged, int outOfMemory, int overTime) {

    /// A member that had memory and time enough.
    public Member(int ordinal, JobState state, int attempts, int charged) {
      this(ordinal, state, attempts, charged, 0, 0);
    }
  }
}
