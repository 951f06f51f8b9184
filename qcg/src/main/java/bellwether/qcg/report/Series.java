package bellwether.qcg.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.OptionalDouble;

/// Some numbers and what statistics says of them. Computed exactly and rounded once.
///
/// @param values in rising order, at least one
public record Series(List<Double> values) {
  private static final MathContext EXACT = new MathContext(60);

  public Series {
    values = values.stream().sorted().toList();
  }

  public double max() {
    return values.getLast();
  }

  public double min() {
    return values.getFirst();
  }

  public double mean() {
    return sum().divide(count(), EXACT).doubleValue();
  }

  public double median() {
    return (lowMedian() + highMedian()) / 2;
  }

  /// The value at the middle; of two, the lower.
  public double lowMedian() {
    return values.get((values.size() - 1) / 2);
  }

  /// The value at the middle; of two, the higher.
  public double highMedian() {
    return values.get(values.size() / 2);
  }

  /// Of a sample; nothing of a single value.
  public OptionalDouble variance() {
    return values.size() < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(variance(values.size() - 1).doubleValue());
  }

  /// Of a sample; nothing of a single value.
  public OptionalDouble deviation() {
    return values.size() < 2
        ? OptionalDouble.empty()
        : OptionalDouble.of(variance(values.size() - 1).sqrt(EXACT).doubleValue());
  }

  public double populationVariance() {
    return variance(values.size()).doubleValue();
  }

  public double populationDeviation() {
    return variance(values.size()).sqrt(EXACT).doubleValue();
  }

  private BigDecimal count() {
    return BigDecimal.valueOf(values.size());
  }

  private BigDecimal sum() {
    return values.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /// The sum of the squares of the distances from the mean, divided by `by`.
  private BigDecimal variance(int by) {
    var squares =
        values.stream()
            .map(BigDecimal::new)
            .map(value -> value.multiply(value))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    var distances = squares.multiply(count()).subtract(sum().pow(2));
    return distances.divide(count().multiply(BigDecimal.valueOf(by)), EXACT);
  }
}
