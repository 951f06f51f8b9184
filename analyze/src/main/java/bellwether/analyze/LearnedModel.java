package bellwether.analyze;

import bellwether.query.Tags;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What somebody else learned from jobs, to be kept as it is.
///
/// @param computed by method and feature, see [StoredModel#computed()]
/// @param info further facts
public record LearnedModel(
    @Nullable String name,
    Tags tags,
    List<Tags> operations,
    Map<String, ? extends @Nullable Object> computed,
    Map<String, ? extends @Nullable Object> info,
    boolean enabled) {}
