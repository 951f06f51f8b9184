package bellwether.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A reference model as the catalog keeps it.
///
/// @param name null: none
/// @param tags JSON object: those that its jobs have in common
/// @param operations JSON array of its operations' tags; empty: it is of whole jobs
/// @param computed JSON object of what it learned
/// @param info JSON object: which metrics are in use, …
/// @param measurements that it learned from
public record ModelRecord(
    @Nullable String name,
    String tags,
    String operations,
    String computed,
    String info,
    boolean enabled,
    List<Long> measurements) {
  /// Copies the list.
  public ModelRecord {
    measurements = List.copyOf(measurements);
  }
}
