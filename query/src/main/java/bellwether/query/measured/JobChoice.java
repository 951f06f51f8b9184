package bellwether.query.measured;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which jobs are meant.
///
/// @param ids the schedulers'; empty: of any
/// @param hosts any of them; empty: any at all
/// @param annotations null: whatever they are; empty: none
/// @param analyses null: whatever they are; empty: none
/// @param text a condition in SQL
record JobChoice(
    List<String> ids,
    @Nullable TagFilter tags,
    List<Condition> conditions,
    @Nullable String text,
    List<String> hosts,
    @Nullable Map<String, String> annotations,
    @Nullable Map<String, String> analyses,
    @Nullable Instant before,
    @Nullable Instant after,
    @Nullable Span when) {
  static final JobChoice ALL =
      new JobChoice(List.of(), null, List.of(), null, List.of(), null, null, null, null, null);

  boolean isAll() {
    return equals(ALL);
  }
}
