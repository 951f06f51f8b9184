package bellwether.analyze.statistics;

import bellwether.analyze.statistics.internal.Moments;
import java.util.Arrays;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/// The principal components of rows: axes, their shares of the variance, and the rows on them.
///
/// Formula: singular value decomposition of the centred rows (Pearson 1901); share = s_i^2 / sum of
/// s^2; the sign makes the largest loading of each axis positive. Source: EPMT's `pca_stat`, which
/// standardises the columns first ([#of]).
public final class PrincipalComponents {
  private static final double WANTED_VARIANCE = 0.85;

  private final double[][] axes;
  private final double[] ratios;
  private final double[][] scores;

  private PrincipalComponents(double[][] axes, double[] ratios, double[][] scores) {
    this.axes = axes;
    this.ratios = ratios;
    this.scores = scores;
  }

  /// As few components of the standardised rows as reach 0.85 of the variance.
  public static PrincipalComponents of(double[][] rows) {
    return of(rows, WANTED_VARIANCE);
  }

  /// A number of components (1 and more) or as few as exceed a share of the variance (below 1).
  public static PrincipalComponents of(double[][] rows, double wanted) {
    requireUsable(rows);
    PrincipalComponents all = all(Scaling.standardised(rows));
    return all.first(wanted < 1 ? all.reaching(wanted) : (int) wanted);
  }

  private static void requireUsable(double[][] rows) {
    StatisticsException.require(
        rows.length > 1 && rows[0].length > 1,
        "Principal components need at least two rows and two features.");
    StatisticsException.require(
        Arrays.stream(rows).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite),
        "Principal components need complete rows of finite values.");
  }

  /// All components of the rows as they stand.
  static PrincipalComponents all(double[][] rows) {
    RealMatrix centred = centred(rows);
    var decomposition = new SingularValueDecomposition(centred);
    int count = Math.min(rows.length, rows[0].length);
    double[][] axes = Arrays.copyOf(decomposition.getVT().getData(), count);
    for (double[] axis : axes) {
      orient(axis);
    }
    double[][] scores = centred.multiplyTransposed(MatrixUtils.createRealMatrix(axes)).getData();
    return new PrincipalComponents(axes, shares(decomposition.getSingularValues()), scores);
  }

  private static RealMatrix centred(double[][] rows) {
    RealMatrix matrix = MatrixUtils.createRealMatrix(rows);
    for (int c = 0; c < matrix.getColumnDimension(); c++) {
      double[] column = matrix.getColumn(c);
      double mean = Moments.mean(column);
      matrix.setColumn(c, Arrays.stream(column).map(value -> value - mean).toArray());
    }
    return matrix;
  }

  private static void orient(double[] axis) {
    double largest = Arrays.stream(axis).map(Math::abs).max().orElse(0);
    // The first of several equally large ones decides, whatever their last digit.
    double decisive =
        Arrays.stream(axis).filter(l -> Math.abs(l) > largest * (1 - 1e-9)).findFirst().orElse(0);
    for (int i = 0; decisive < 0 && i < axis.length; i++) {
      axis[i] = -axis[i];
    }
  }

  private static double[] shares(double[] singular) {
    double[] squares = Arrays.stream(singular).map(s -> s * s).toArray();
    double sum = Moments.sum(squares);
    return Arrays.stream(squares).map(square -> Effect.share(square, sum)).toArray();
  }

  private int reaching(double wanted) {
    double sum = 0;
    for (int i = 0; i < ratios.length; i++) {
      sum += ratios[i];
      if (sum > wanted) {
        return i + 1;
      }
    }
    return ratios.length;
  }

  private PrincipalComponents first(int count) {
    StatisticsException.require(
        count >= 1 && count <= ratios.length,
        "These rows have "
            + ratios.length
            + " principal components, "
            + count
            + " were asked for.");
    double[][] kept =
        Arrays.stream(scores).map(row -> Arrays.copyOf(row, count)).toArray(double[][]::new);
    return new PrincipalComponents(Arrays.copyOf(axes, count), Arrays.copyOf(ratios, count), kept);
  }

  public int count() {
    return ratios.length;
  }

  /// One axis per component: the loadings of the features.
  public double[][] axes() {
    return Arrays.stream(axes).map(double[]::clone).toArray(double[][]::new);
  }

  /// The share of the variance that each component explains.
  public double[] ratios() {
    return ratios.clone();
  }

  /// The rows on the components.
  public double[][] scores() {
    return Arrays.stream(scores).map(double[]::clone).toArray(double[][]::new);
  }
}
