package bellwether.analyze;

import bellwether.analyze.statistics.Method;
import bellwether.query.Tags;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a new reference model learns.
///
/// @param name null: none
/// @param tags by which it is found; those that its jobs have in common make sense
/// @param features none: all
/// @param operations a model of these operations; none: of whole jobs
public record NewModel(
    @Nullable String name,
    Tags tags,
    List<String> features,
    List<Method> methods,
    List<Tags> operations) {}
