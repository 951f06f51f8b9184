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
/// @param jobs the ids of the jobs it was trained on
public record ReferenceModel(
    @Nullable String name,
    Map<String, Object> tags,
    @Nullable Object operationTags,
    Map<String, Object> computed,
    Map<String, Object> info,
    boolean enabled,
    List<String> jobs) {
  /// Copies the list of jobs.
  public ReferenceModel {
    jobs = List.copyOf(jobs);
  }
}
