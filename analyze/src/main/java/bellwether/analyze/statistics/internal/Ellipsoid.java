package bellwether.analyze.statistics.internal;

import java.util.Arrays;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/// Mean and covariance (divisor n) of some rows, and distances by them.
final class Ellipsoid {
  private final double[] centre;
  private final RealMatrix precision;
  private final double logDeterminant;

  private Ellipsoid(double[] centre, SingularValueDecomposition covariance) {
    this.centre = centre;
    this.precision = covariance.getSolver().getInverse();
    this.logDeterminant = Arrays.stream(covariance.getSingularValues()).map(Math::log).sum();
  }

  static Ellipsoid around(double[][] rows) {
    RealMatrix matrix = MatrixUtils.createRealMatrix(rows);
    var centre = new double[matrix.getColumnDimension()];
    for (int c = 0; c < centre.length; c++) {
      centre[c] = Moments.mean(matrix.getColumn(c));
    }
    RealMatrix offsets = MatrixUtils.createRealMatrix(offsets(rows, centre));
    RealMatrix covariance = offsets.transposeMultiply(offsets).scalarMultiply(1.0 / rows.length);
    return new Ellipsoid(centre, new SingularValueDecomposition(covariance));
  }

  private static double[][] offsets(double[][] rows, double[] centre) {
    var offsets = new double[rows.length][centre.length];
    for (int r = 0; r < rows.length; r++) {
      for (int c = 0; c < centre.length; c++) {
        offsets[r][c] = rows[r][c] - centre[c];
      }
    }
    return offsets;
  }

  double logDeterminant() {
    return logDeterminant;
  }

  /// Squared Mahalanobis distances, by the pseudo-inverse where the covariance is singular.
  double[] distances(double[][] rows) {
    return Arrays.stream(offsets(rows, centre))
        .map(MatrixUtils::createRealVector)
        .mapToDouble(offset -> offset.dotProduct(precision.operate(offset)))
        .toArray();
  }
}
