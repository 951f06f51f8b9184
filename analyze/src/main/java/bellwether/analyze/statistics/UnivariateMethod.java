package bellwether.analyze.statistics;

import bellwether.analyze.statistics.internal.CriticalValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Scores the values of one feature; a value is an outlier when its score exceeds the threshold.
///
/// The first three are EPMT's own, to the digit; those that end in `_corrected` mend what is wrong
/// with them and stand beside them.
public enum UnivariateMethod implements Method {
  /// Tukey's fences Q1 - 1.5 IQR and Q3 + 1.5 IQR; the score is 1 outside of them, else 0.
  IQR("iqr", new InterquartileRange()),
  /// 0.6745 |v - median| / MAD (Iglewicz and Hoaglin, 1993); a MAD of 0 is replaced by the mean
  /// distance.
  MODIFIED_Z_SCORE("modified_z_score", new ModifiedZScore()),
  /// |v - mean| / population deviation, both rounded to four decimals.
  Z_SCORE("z_score", new ZScore()),
  /// |v - median| / (1.4826 b(n) MAD) with the finite-sample factor b of Croux and Rousseeuw
  /// (1992).
  MODIFIED_Z_SCORE_CORRECTED("modified_z_score_corrected", new FiniteSampleMad()),
  /// |v - mean| / sample deviation against Grubbs' two-sided critical value at 0.01 (1969): unlike
  /// z against 3 it can fire for fewer than eleven values.
  Z_SCORE_CORRECTED("z_score_corrected", new GrubbsScore());

  private static final List<UnivariateMethod> EPMT = List.of(IQR, MODIFIED_Z_SCORE, Z_SCORE);

  private final String title;

  @SuppressWarnings("ImmutableEnumChecker") // None of them has a field.
  private final Scoring scoring;

  UnivariateMethod(String title, Scoring scoring) {
    this.title = title;
    this.scoring = scoring;
  }

  /// EPMT's three, in its order: the default everywhere.
  public static List<UnivariateMethod> standard() {
    return EPMT;
  }

  /// The mended two.
  public static List<UnivariateMethod> corrected() {
    return List.of(MODIFIED_Z_SCORE_CORRECTED, Z_SCORE_CORRECTED);
  }

  @Override
  public String title() {
    return title;
  }

  /// Scores values by the parameters that they define themselves.
  public Scores score(double[] values) {
    return score(values, null);
  }

  /// Scores values by the parameters of a model, or by their own where it is null.
  public Scores score(double[] values, @Nullable Parameters model) {
    StatisticsException.require(
        values.length > 0, "The method " + title + " needs at least one value, there is none.");
    return scoring.score(values, model);
  }

  /// The score beyond which one of n values is an outlier when no model says otherwise.
  public double threshold(int n) {
    return switch (this) {
      case IQR -> 0;
      case Z_SCORE -> 3.0;
      case MODIFIED_Z_SCORE, MODIFIED_Z_SCORE_CORRECTED -> 3.5;
      case Z_SCORE_CORRECTED -> CriticalValues.grubbs(n, 0.01);
    };
  }
}
