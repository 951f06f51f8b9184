package bellwether.collect;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A trained model of EPMT: what comparable jobs usually look like.
///
/// The JSON values are lists, maps, texts, numbers and booleans as EPMT stored them.
///
/// @param name its name; null where EPMT gave none
/// @param tags the tags of the jobs it was trained on
/// @param operationTags the tags of the operations, null or empty for a model of whole jobs
/// @param computed method → feature → maximum and parameters
/// @param info active_metrics, pca
/// @param enabled whether it is in use
/// @param jobs those it was trained on
public record ReferenceModel(
    @Nullable String name,
    Map<String, Object> tags,
    @Nullable Object operationTags,
    Map<String, Object> computed,
    Map<String, Object> info,
    boolean enabled,
    List<Job> jobs) {

  /// Copies the list of jobs.
  public ReferenceModel {
    jobs = List.copyOf(jobs);
  }

  /// A job that a model was trained on.
  ///
  /// @param id the scheduler's
  /// @param hash of the content of the attempt that is meant; null: the last attempt is
  /// @param submit of that attempt, in microseconds since 1970; 0 where the last is meant
  public record Job(String id, @Nullable String hash, long submit) {
    /// The last attempt of a job.
    public static Job last(String id) {
      return new Job(id, null, 0);
    }
  }

  /// Whether each attempt that it was trained on is known, as after an export.
  public boolean isExact() {
    return jobs.stream().allMatch(job -> job.hash != null);
  }
}
