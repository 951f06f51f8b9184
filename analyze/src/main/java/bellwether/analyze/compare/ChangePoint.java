package bellwether.analyze.compare;

import bellwether.analyze.statistics.Effect;
import bellwether.analyze.statistics.internal.CriticalValues;
import bellwether.analyze.statistics.internal.Steps;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A place in a history where the level of the values changed for good.
///
/// Formula: over all cuts with at least three values on either side, the largest two-sample t of
/// the means (the likelihood ratio of one step in normal noise; Hawkins 1977) against Student's
/// critical value at 0.01, divided by the number of cuts (Bonferroni), so a history without a
/// change raises a false alarm in at most one of a hundred. `first` is the position of the first
/// value of the new level.
public record ChangePoint(int first, double before, double after, double statistic) {
  private static final double FALSE_ALARMS = 0.01;
  private static final int SHORTEST = 3;

  /// The new level over the old one, less 1.
  public double relative() {
    return Effect.share(after - before, Math.abs(before));
  }

  public double absolute() {
    return after - before;
  }

  /// The most significant change of a history, if any is significant. Positions count all values;
  /// missing ones are passed over.
  public static Optional<ChangePoint> strongest(double[] history) {
    return significant(history, 0, history.length);
  }

  /// All significant changes in the order of the history, by splitting it at the strongest again
  /// and again (binary segmentation; Scott and Knott 1974).
  public static List<ChangePoint> all(double[] history) {
    var found = new ArrayList<ChangePoint>();
    split(history, 0, history.length, found);
    found.sort(Comparator.comparingInt(ChangePoint::first));
    return List.copyOf(found);
  }

  private static void split(double[] history, int from, int to, List<ChangePoint> found) {
    significant(history, from, to)
        .ifPresent(change -> {
          found.add(change);
          split(history, from, change.first(), found);
          split(history, change.first(), to, found);
        });
  }

  private static Optional<ChangePoint> significant(double[] history, int from, int to) {
    Steps steps = Steps.of(history, from, to);
    int n = steps.count();
    int cuts = n - 2 * SHORTEST + 1;
    if (cuts < 1) {
      return Optional.empty();
    }
    int cut = steps.strongest(SHORTEST);
    double t = steps.statistic(cut);
    return t > CriticalValues.student(n - 2, FALSE_ALARMS / (2 * cuts))
        ? Optional.of(new ChangePoint(steps.position(cut), steps.before(cut), steps.after(cut), t))
        : Optional.empty();
  }
}
