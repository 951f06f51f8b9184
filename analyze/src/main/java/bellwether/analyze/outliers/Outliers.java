package bellwether.analyze.outliers;

import bellwether.analyze.statistics.Features;
import bellwether.analyze.statistics.NumberTable;
import bellwether.analyze.statistics.Parameters;
import bellwether.analyze.statistics.StatisticsException;
import bellwether.analyze.statistics.UnivariateMethod;
import bellwether.analyze.statistics.Votes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Predicate;

/// Finds the rows of a table that differ from the others, feature by feature.
///
/// Source: EPMT's `detect_outlier_jobs` and `partition_jobs` ([#among]), `detect_outliers`,
/// `detect_outlier_processes` and `detect_outlier_threads` ([#counts], which refuse nothing).
/// Unlike EPMT, a missing value takes only its own row out of its own feature, and every feature
/// with fewer than four values is refused with the reason.
public final class Outliers {
  /// The fewest rows that say anything about each other.
  public static final int FEWEST_ROWS = 4;

  private Outliers() {}

  /// Compares the rows with each other.
  public static OutlierReport among(NumberTable rows, OutlierQuestion question) {
    StatisticsException.require(
        rows.rows() >= FEWEST_ROWS,
        "Too few rows to find outliers: at least "
            + FEWEST_ROWS
            + " are needed, there are "
            + rows.rows()
            + ".");
    return search(rows, question, FEWEST_ROWS);
  }

  /// Compares the rows with each other however few they are.
  public static OutlierReport counts(NumberTable rows, OutlierQuestion question) {
    return search(rows, question, 1);
  }

  private static OutlierReport search(NumberTable rows, OutlierQuestion question, int fewest) {
    List<String> features = Features.all().some(rows, question.features(), feature -> true);
    var votes = new LinkedHashMap<String, double[]>();
    var refused = new LinkedHashMap<String, String>();
    for (String feature : features) {
      double[] values = rows.column(feature);
      double[] present = Votes.present(values);
      if (present.length < fewest) {
        refused.put(feature, tooFew(present.length, fewest));
      } else {
        int[] counts = Votes.of(present, question.methods(), question.thresholds());
        votes.put(feature, Votes.spread(values, counts));
      }
    }
    NumberTable chosen = rows.select(features);
    NumberTable counted = NumberTable.of(rows.labels(), votes);
    return new OutlierReport(counted, chosen.missing(), refused, chosen, chosen);
  }

  /// Compares each row with the reference rows of a model: an outlier lies further out than the
  /// worst of them. Methods that the model lacks are left out.
  ///
  /// Source: `detect_outlier_jobs` with a trained model.
  public static OutlierReport against(
      NumberTable rows, ReferenceModel model, OutlierQuestion question) {
    model.requireEnabled();
    List<UnivariateMethod> methods =
        question.methods().stream().filter(model.computed()::containsKey).toList();
    StatisticsException.require(
        !methods.isEmpty(),
        "The model knows none of the methods "
            + question.methods()
            + "; it was made with "
            + model.computed().keySet()
            + ".");
    Predicate<String> known = feature -> model.active(feature) && model.knows(methods, feature);
    List<String> features = Features.all().some(rows, question.features(), known);
    NumberTable chosen = rows.select(features);
    SequencedMap<String, double[]> votes = new LinkedHashMap<>();
    for (String feature : features) {
      votes.put(feature, modelVotes(chosen.column(feature), feature, methods, model));
    }
    return new OutlierReport(
        NumberTable.of(rows.labels(), votes),
        chosen.missing(),
        new LinkedHashMap<>(),
        chosen,
        model.reference());
  }

  private static double[] modelVotes(
      double[] values, String feature, List<UnivariateMethod> methods, ReferenceModel model) {
    double[] present = Votes.present(values);
    var votes = new int[present.length];
    if (present.length > 0) {
      for (UnivariateMethod method : methods) {
        Parameters learned = model.parameters(method, feature);
        Votes.add(votes, method.score(present, learned), learned.maximum());
      }
    }
    return Votes.spread(values, votes);
  }

  private static String tooFew(int present, int fewest) {
    return "only " + present + " of the values are there, at least " + fewest + " are needed";
  }
}
