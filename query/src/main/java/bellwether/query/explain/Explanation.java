package bellwether.query.explain;

import bellwether.model.Cause;
import bellwether.model.JobState;
import bellwether.query.jobs.StateCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a job is as it is, and what can be done.
///
/// @param state null: an array whose members differ
/// @param parents what it comes after and has not ended well, as far as that matters
/// @param stderrTail the last of the standard error of its last failed attempt; null: nothing kept
/// @param advice what to do next
public record Explanation(
    String job,
    @Nullable JobState state,
    @Nullable Cause cause,
    List<Reason> reasons,
    List<Parent> parents,
    @Nullable String stderrTail,
    List<Advice> advice) {

  public Explanation {
    reasons = List.copyOf(reasons);
    parents = List.copyOf(parents);
    advice = List.copyOf(advice);
  }

  /// A job that another one comes after.
  ///
  /// @param isArray whether it is an array as a whole
  public record Parent(String job, boolean isArray, StateCounts counts) {}
}
