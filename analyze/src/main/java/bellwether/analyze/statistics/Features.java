package bellwether.analyze.statistics;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Chooses the features that an analysis uses.
///
/// Source: EPMT's `sanitize_features`: the requested ones that the table has and the model keeps
/// active, without the excluded ones, sorted. An empty request means every column.
public record Features(Set<String> excluded) {
  private static final List<String> STANDARD = List.of("cpu_time", "duration", "num_procs");

  public Features {
    excluded = Set.copyOf(excluded);
  }

  public static Features all() {
    return new Features(Set.of());
  }

  /// The three that are looked at when nobody says which.
  public static List<String> standard() {
    return STANDARD;
  }

  public List<String> of(NumberTable table, Collection<String> requested) {
    return of(table, requested, feature -> true);
  }

  /// The features of a table, those only that a model keeps active.
  public List<String> of(
      NumberTable table, Collection<String> requested, Predicate<String> active) {
    return (requested.isEmpty() ? table.columns() : requested)
        .stream()
            .filter(table::has)
            .filter(active)
            .filter(feature -> !excluded.contains(feature))
            .distinct()
            .sorted()
            .toList();
  }

  public List<String> some(
      NumberTable table, Collection<String> requested, Predicate<String> active) {
    List<String> chosen = of(table, requested, active);
    StatisticsException.require(
        !chosen.isEmpty(),
        "No feature is left to look at: "
            + requested
            + " was asked for, the table has "
            + table.columns()
            + ".");
    return chosen;
  }
}
