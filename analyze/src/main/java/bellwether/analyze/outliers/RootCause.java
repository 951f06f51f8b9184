package bellwether.analyze.outliers;

import bellwether.analyze.statistics.Description;
import bellwether.analyze.statistics.Effect;
import bellwether.analyze.statistics.Features;
import bellwether.analyze.statistics.NumberTable;
import bellwether.analyze.statistics.Parameters;
import bellwether.analyze.statistics.StatisticsException;
import bellwether.analyze.statistics.UnivariateMethod;
import bellwether.analyze.statistics.Votes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Which features set one row apart from reference rows, in ratio and in absolute terms.
///
/// Formula: with M the largest score of the reference rows by a method and s the score of the input
/// by the reference's parameters, ratio = s / M (M = 0: 0 if s is 0, else infinite), summed over
/// the methods. Source: EPMT's `rca`, `detect_rootcause` and `detect_rootcause_op`; the [Effect] is
/// ours.
public record RootCause(List<Finding> findings) {
  public RootCause {
    findings = List.copyOf(findings);
  }

  /// One feature: its statistics under EPMT's row names, the sum of ratios, the distance.
  public record Finding(
      String feature, double ratio, SequencedMap<String, Double> statistics, Effect effect) {}

  /// The features (all columns when none is named) in descending ratio.
  public static RootCause of(
      NumberTable reference,
      NumberTable input,
      List<String> features,
      List<UnivariateMethod> methods) {
    StatisticsException.require(
        reference.rows() > 0 && input.rows() == 1,
        "A root cause needs reference rows and exactly one row to explain; there are "
            + reference.rows()
            + " and "
            + input.rows()
            + ".");
    var findings = new ArrayList<Finding>();
    for (String feature : Features.all().some(reference, features, input::has)) {
      double[] known = Votes.present(reference.column(feature));
      double value = input.value(0, feature);
      if (known.length > 0 && !Double.isNaN(value)) {
        findings.add(finding(feature, known, value, methods));
      }
    }
    findings.sort(Comparator.comparingDouble(Finding::ratio).reversed());
    return new RootCause(findings);
  }

  private static Finding finding(
      String feature, double[] known, double value, List<UnivariateMethod> methods) {
    SequencedMap<String, Double> statistics = Description.of(known);
    statistics.put("input", value);
    double sum = 0;
    for (UnivariateMethod method : methods) {
      Parameters learned = method.score(known).parameters();
      double score = method.score(new double[] {value}, learned).values()[0];
      double ratio = ratio(score, learned.maximum());
      statistics.put("ref_max_" + method.title(), learned.maximum());
      statistics.put(method.title(), score);
      statistics.put(method.title() + "_ratio", ratio);
      sum += ratio;
    }
    return new Finding(feature, sum, statistics, Effect.of(value, known));
  }

  private static double ratio(double score, double largest) {
    if (largest == 0) {
      return score == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    return score / largest;
  }

  /// The frame as EPMT shows it: a row per statistic, a column per feature, in the order of ratios.
  public NumberTable frame() {
    var byFeature = new LinkedHashMap<String, SequencedMap<String, Double>>();
    findings.forEach(finding -> byFeature.put(finding.feature(), finding.statistics()));
    return Description.frame(byFeature);
  }
}
