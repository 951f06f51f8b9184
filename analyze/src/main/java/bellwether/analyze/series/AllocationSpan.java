package bellwether.analyze.series;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an allocation granted, and when. Times are microseconds since 1970.
///
/// @param start null: not yet
/// @param end null: it still holds them
public record AllocationSpan(@Nullable Long start, @Nullable Long end, long nodes, long cores) {

  /// The nodes, or cores, of the allocations that have begun and not ended. What is open goes on.
  ///
  /// @param weighting WEIGHT: nodes, CORES: cores
  public static StepSeries available(List<AllocationSpan> allocations, Weighting weighting) {
    var changes = new Changes();
    for (var span : allocations) {
      long amount = weighting == Weighting.CORES ? span.cores : span.nodes;
      if (span.start != null) {
        changes.add(span.start, amount);
        if (span.end != null) {
          changes.add(Math.max(span.start, span.end), -amount);
        }
      }
    }
    return changes.series(1);
  }
}
