package bellwether.analyze.statistics;

import bellwether.analyze.statistics.internal.Histogram;

/// Minus the sum over features of log2(density of the row's bin + 0.1).
final class HistogramBased implements Detector {
  private static final int BINS = 10;
  private static final double ALPHA = 0.1;

  @Override
  public int fewestRows() {
    return 3;
  }

  @Override
  public double[] score(double[][] rows) {
    var scores = new double[rows.length];
    for (int feature = 0; feature < rows[0].length; feature++) {
      Histogram histogram = Histogram.of(column(rows, feature), BINS);
      for (int i = 0; i < rows.length; i++) {
        double density = histogram.density(histogram.closedRight(rows[i][feature]));
        scores[i] -= Math.log(density + ALPHA) / Math.log(2);
      }
    }
    return scores;
  }

  private static double[] column(double[][] rows, int feature) {
    var column = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      column[i] = rows[i][feature];
    }
    return column;
  }
}
