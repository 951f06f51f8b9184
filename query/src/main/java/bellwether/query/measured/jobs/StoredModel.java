package bellwether.query.measured.jobs;

import bellwether.query.Tags;
import bellwether.query.table.IsoTimes;
import bellwether.query.table.Row;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A reference model as the catalog has it: what good jobs look like, or their operations.
///
/// @param number of the model
/// @param name null: none
/// @param tags what its jobs have in common
/// @param operations whose model it is; empty: of whole jobs
/// @param computed what it learned: by method and feature, or by the JSON of an operation's tags,
///   then by method and feature; as EPMT has it
/// @param info further facts: `active_metrics` …
/// @param measurements of the jobs that it learned from, as far as they are still there
/// @param jobs their ids
public record StoredModel(
    long number,
    @Nullable String name,
    Tags tags,
    List<Tags> operations,
    Map<String, Object> computed,
    Map<String, Object> info,
    boolean enabled,
    List<Long> measurements,
    List<String> jobs,
    Instant created,
    Instant updated)
    implements Row {
  public static final String ACTIVE = "active_metrics";

  /// What detection looks at; empty: all that the model knows.
  public Set<String> activeMetrics() {
    return info.get(ACTIVE) instanceof List<?> metrics
        ? metrics.stream()
            .map(String::valueOf)
            .collect(java.util.stream.Collectors.toCollection(java.util.TreeSet::new))
        : Set.of();
  }

  /// How people call it: by its name, or else by its number.
  public String title() {
    return name == null ? Long.toString(number) : name;
  }

  @Override
  public Map<String, @Nullable Object> columns() {
    var columns = new LinkedHashMap<String, @Nullable Object>();
    columns.put("id", number);
    columns.put("name", name);
    columns.put("tags", tags.values());
    columns.put("op_tags", operations.stream().map(Tags::values).toList());
    columns.put("enabled", enabled);
    columns.put("jobs", jobs);
    columns.put("computed", computed);
    columns.put("info_dict", info);
    columns.put("created", IsoTimes.text(created));
    columns.put("updated", IsoTimes.text(updated));
    return columns;
  }
}
