package bellwether.analyze.statistics;

import bellwether.analyze.statistics.internal.Decimals;
import java.util.Arrays;

/// Scores rows by all features at once.
interface Detector {
  /// One score per row; NaN or infinity where the rows do not define one.
  double[] score(double[][] rows);

  /// The fewest rows that this detector can score.
  int fewestRows();

  default double[] checked(double[][] rows, String title) {
    StatisticsException.require(
        rows.length >= fewestRows(),
        title + " needs at least " + fewestRows() + " rows, there are " + rows.length + ".");
    StatisticsException.require(
        Arrays.stream(rows).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite),
        title + " needs complete rows of finite values.");
    double[] scores = score(rows);
    StatisticsException.require(
        Arrays.stream(scores).allMatch(Double::isFinite),
        title + " gives no finite scores to these rows.");
    return Decimals.four(scores);
  }
}
