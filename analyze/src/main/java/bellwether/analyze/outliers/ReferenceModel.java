package bellwether.analyze.outliers;

import bellwether.analyze.statistics.Features;
import bellwether.analyze.statistics.NumberTable;
import bellwether.analyze.statistics.Parameters;
import bellwether.analyze.statistics.Scores;
import bellwether.analyze.statistics.StatisticsException;
import bellwether.analyze.statistics.UnivariateMethod;
import bellwether.analyze.statistics.Votes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// What a set of good rows looks like: per univariate method and feature the largest score and two
/// parameters. Immutable; enabling or extending one gives another.
///
/// Source: EPMT's `create_refmodel`, whose `computed[method][feature] = [max, p1, p2]` this is.
/// `reference` keeps the rows, so that a model can grow: EPMT's never learn. An empty set of active
/// metrics means all.
public record ReferenceModel(
    NumberTable reference,
    SequencedMap<UnivariateMethod, SequencedMap<String, Parameters>> computed,
    Set<String> activeMetrics,
    boolean enabled) {
  /// The fewest rows that make a model.
  public static final int FEWEST_ROWS = 3;

  public ReferenceModel {
    activeMetrics = Set.copyOf(activeMetrics);
  }

  /// Learns the features (all columns when none is named) of at least three complete rows.
  public static ReferenceModel of(
      NumberTable rows, List<String> features, List<UnivariateMethod> methods) {
    StatisticsException.require(
        rows.rows() >= FEWEST_ROWS,
        "Too few rows for a reference model: at least "
            + FEWEST_ROWS
            + " are needed, there are "
            + rows.rows()
            + ".");
    NumberTable chosen = rows.select(Features.all().some(rows, features, feature -> true));
    var computed = new LinkedHashMap<UnivariateMethod, SequencedMap<String, Parameters>>();
    methods.forEach(method -> computed.put(method, learn(chosen, method)));
    return new ReferenceModel(chosen, computed, Set.of(), true);
  }

  /// Features with fewer than three values teach nothing and are left out.
  private static SequencedMap<String, Parameters> learn(NumberTable rows, UnivariateMethod method) {
    var learned = new LinkedHashMap<String, Parameters>();
    for (String feature : rows.columns()) {
      double[] present = Votes.present(rows.column(feature));
      if (present.length >= FEWEST_ROWS) {
        learned.put(feature, method.score(present).parameters());
      }
    }
    return learned;
  }

  /// The model of these rows and further ones: what computing it anew from all would give.
  public ReferenceModel with(NumberTable further) {
    NumberTable all = reference.append(further);
    ReferenceModel grown = of(all, reference.columns(), new ArrayList<>(computed.keySet()));
    return new ReferenceModel(all, grown.computed, activeMetrics, enabled);
  }

  /// The scores of rows by this model: per feature one score per row, NaN for a missing value.
  public NumberTable score(NumberTable rows, UnivariateMethod method) {
    var scores = new LinkedHashMap<String, double[]>();
    for (String feature : computed.getOrDefault(method, new LinkedHashMap<>()).keySet()) {
      if (rows.has(feature) && rows.rows() > 0) {
        double[] values = rows.column(feature);
        scores.put(feature, scored(values, method.score(values, parameters(method, feature))));
      }
    }
    return NumberTable.of(rows.labels(), scores);
  }

  private static double[] scored(double[] values, Scores scores) {
    double[] given = scores.values();
    for (int i = 0; i < given.length; i++) {
      given[i] = Double.isNaN(values[i]) ? Double.NaN : given[i];
    }
    return given;
  }

  /// The metrics that the model knows: source `refmodel_get_metrics`.
  public List<String> metrics() {
    return computed.isEmpty()
        ? List.of()
        : computed.firstEntry().getValue().keySet().stream().sorted().toList();
  }

  /// The metrics that detection uses: source `refmodel_get_metrics` with `active_only`.
  public List<String> activeOnly() {
    return metrics().stream().filter(this::active).toList();
  }

  public ReferenceModel withActiveMetrics(Set<String> metrics) {
    return new ReferenceModel(reference, computed, metrics, enabled);
  }

  public ReferenceModel withEnabled(boolean on) {
    return new ReferenceModel(reference, computed, activeMetrics, on);
  }

  boolean active(String feature) {
    return activeMetrics.isEmpty() || activeMetrics.contains(feature);
  }

  boolean knows(List<UnivariateMethod> methods, String feature) {
    return methods.stream()
        .allMatch(m -> computed.getOrDefault(m, new LinkedHashMap<>()).containsKey(feature));
  }

  Parameters parameters(UnivariateMethod method, String feature) {
    Map<String, Parameters> learned = computed.get(method);
    Parameters parameters = learned == null ? null : learned.get(feature);
    if (parameters == null) {
      throw new StatisticsException(
          "The model knows nothing of " + feature + " by " + method + ".");
    }
    return parameters;
  }

  void requireEnabled() {
    StatisticsException.require(enabled, "The reference model is retired: enable it to use it.");
  }
}
