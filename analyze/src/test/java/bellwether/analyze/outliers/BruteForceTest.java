package bellwether.analyze.outliers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellwether.analyze.statistics.UnivariateMethod;
import bellwether.analyze.statistics.Votes;
import bellwether.analyze.statistics.internal.CriticalValues;
import bellwether.analyze.statistics.internal.IntervalClusters;
import bellwether.analyze.statistics.internal.NormalityTests;
import bellwether.analyze.statistics.internal.Sorted;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// The arithmetic against the most naive way to do it, over random data.
class BruteForceTest {
  private final Random random = new Random(5);

  private double[] values(int atMost) {
    int n = 1 + random.nextInt(atMost);
    boolean coarse = random.nextBoolean();
    return random.doubles(n, -1000, 1000).map(v -> coarse ? Math.rint(v / 200) : v).toArray();
  }

  @RepeatedTest(200)
  void percentilesAreThoseOfTheSortedList() {
    double[] values = values(60);
    double fraction = random.nextDouble();
    var sorted = new ArrayList<Double>();
    for (double value : values) {
      int at = 0;
      while (at < sorted.size() && sorted.get(at) < value) {
        at++;
      }
      sorted.add(at, value);
    }
    double position = fraction * (values.length - 1);
    double low = sorted.get((int) position);
    double high = sorted.get(Math.min((int) position + 1, values.length - 1));
    assertThat(Sorted.of(values).percentile(fraction))
        .isCloseTo(low + (position - (int) position) * (high - low), within(1e-9));
  }

  @RepeatedTest(200)
  void theMedianHasAsManyBelowAsAbove() {
    double[] values = values(60);
    double median = Sorted.of(values).median();
    long below = java.util.Arrays.stream(values).filter(v -> v < median).count();
    long above = java.util.Arrays.stream(values).filter(v -> v > median).count();
    assertThat(Math.max(below, above)).isLessThanOrEqualTo(values.length / 2);
    assertThat(Sorted.of(values).percentile(0.5)).isCloseTo(median, within(1e-9));
  }

  @RepeatedTest(200)
  void modifiedScoresAreDistancesInMads() {
    double[] values = values(40);
    double median = Sorted.of(values).median();
    double mad = Sorted.medianDistance(values, median);
    double[] scores = UnivariateMethod.MODIFIED_Z_SCORE.score(values).values();
    for (int i = 0; i < values.length && mad > 0; i++) {
      double expected = 0.6745 * Math.abs(values[i] - median) / mad;
      assertThat(scores[i]).isCloseTo(expected, within(5.1e-5));
    }
  }

  @RepeatedTest(100)
  void clustersAreTheBestOfAllCuts() {
    double[] values = values(9);
    java.util.Arrays.sort(values);
    long distinct = java.util.Arrays.stream(values).distinct().count();
    if (distinct >= 3) {
      assertThat(IntervalClusters.of(values, 3).inertia())
          .isCloseTo(bestOfThree(values), within(1e-6));
    }
  }

  private static double bestOfThree(double[] values) {
    double best = Double.POSITIVE_INFINITY;
    for (int i = 1; i < values.length; i++) {
      for (int j = i + 1; j < values.length; j++) {
        best =
            Math.min(
                best,
                spread(values, 0, i) + spread(values, i, j) + spread(values, j, values.length));
      }
    }
    return best;
  }

  private static double spread(double[] values, int from, int to) {
    double mean = java.util.Arrays.stream(values, from, to).average().orElseThrow();
    return java.util.Arrays.stream(values, from, to).map(v -> (v - mean) * (v - mean)).sum();
  }

  @Test
  void grubbsValuesAreThoseOfThePrintedTable() {
    // Two-sided at 0.01: Grubbs and Beck, Technometrics 14 (1972), table 1, column 0.5 %.
    assertThat(CriticalValues.grubbs(4, 0.01)).isCloseTo(1.496, within(0.001));
    assertThat(CriticalValues.grubbs(10, 0.01)).isCloseTo(2.482, within(0.001));
    assertThat(CriticalValues.grubbs(20, 0.01)).isCloseTo(3.001, within(0.001));
  }

  @Test
  void shapiroWilkGivesThePublishedValue() {
    // Shapiro and Wilk (1965): weights of eleven men, W 0.79, p below 0.01.
    double[] men = {148, 154, 158, 160, 161, 162, 166, 170, 182, 195, 236};
    assertThat(NormalityTests.shapiroWilk(men)).isCloseTo(0.0067, within(0.0002));
  }

  @Test
  void correctedMethodsFireWhereZCannot() {
    double[] values = {10.0, 10.1, 9.9, 10.05, 9.95, 30};
    assertThat(Votes.of(values, List.of(UnivariateMethod.Z_SCORE))).containsOnly(0);
    assertThat(Votes.of(values, UnivariateMethod.corrected())).containsExactly(0, 0, 0, 0, 0, 2);
  }

  @Test
  void correctedMadRaisesFewerFalseAlarmsInFewNormalValues() {
    int theirs = 0;
    int ours = 0;
    for (int i = 0; i < 2000; i++) {
      double[] values = random.doubles(5).map(u -> random.nextGaussian()).toArray();
      theirs += sum(Votes.of(values, List.of(UnivariateMethod.MODIFIED_Z_SCORE)));
      ours += sum(Votes.of(values, List.of(UnivariateMethod.MODIFIED_Z_SCORE_CORRECTED)));
    }
    assertThat(ours).isLessThan(theirs);
  }

  private static int sum(int[] votes) {
    return java.util.Arrays.stream(votes).sum();
  }
}
