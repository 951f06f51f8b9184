package bellwether.query.explain;

import bellwether.model.Cause;
import bellwether.model.JobState;
import bellwether.query.jobs.StateCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a job is as it is, and what can be done.
///
/// @param state null: an array whose members differ
/// @param reasons sentences
/// @param parents what it comes after and has not ended well, as far as that matters
/// @param stderrTail the last of the standard error of its last failed attempt; null: nothing kept
/// @param advice what to do next; sentences, often with a command
public record Explanation(
    String job,
    @Nullable JobState state,
    @Nullable Cause cause,
    List<String> reasons,
    List<Parent> parents,
    @Nullable String stderrTail,
    List<String> advice) {

  public Explanation {
    reasons = List.copyOf(reasons);
    parents = List.copyOf(parents);
    advice = List.copyOf(advice);
  }

  /// A job that another one comes after.
  ///
  /// @param words how it stands, for people
  public record Parent(String job, StateCounts counts, String words) {}
}
