package bellwether.analyze.statistics;

import java.util.Map;

/// The scores beyond which values are outliers, where they differ from the methods' own.
public record Thresholds(Map<UnivariateMethod, Double> changed) {
  private static final Thresholds STANDARD = new Thresholds(Map.of());

  public Thresholds {
    changed = Map.copyOf(changed);
  }

  public static Thresholds standard() {
    return STANDARD;
  }

  public double of(UnivariateMethod method, int n) {
    return changed.getOrDefault(method, method.threshold(n));
  }
}
