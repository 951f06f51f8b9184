package bellwether.analyze;

import bellwether.analyze.outliers.MultivariateModel;
import bellwether.analyze.outliers.ReferenceModel;
import bellwether.analyze.statistics.Method;
import bellwether.analyze.statistics.MultivariateMethod;
import bellwether.analyze.statistics.NumberTable;
import bellwether.analyze.statistics.Parameters;
import bellwether.analyze.statistics.StatisticsException;
import bellwether.analyze.statistics.UnivariateMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.IntStream;

/// What reference models learned, as EPMT writes it: `{method: {feature: [largest score, two
/// parameters]}}`, and of methods that look at all features at once `{method: {"feature,feature":
/// [largest score, rows]}}`.
public final class ModelContents {
  private static final String SEPARATOR = ",";

  private ModelContents() {}

  /// What a model of methods that look at one feature at a time learned.
  public static Map<String, Object> of(ReferenceModel model) {
    var contents = new LinkedHashMap<String, Object>();
    model
        .computed()
        .forEach((method, learned) -> {
          var features = new LinkedHashMap<String, Object>();
          learned.forEach(
              (feature, p) -> features.put(feature, List.of(p.maximum(), p.first(), p.second())));
          contents.put(method.title(), features);
        });
    return contents;
  }

  /// What a model of methods that look at all features at once learned.
  public static Map<String, Object> of(MultivariateModel model) {
    var features = String.join(SEPARATOR, model.reference().columns());
    var rows =
        Arrays.stream(model.reference().matrix())
            .map(row -> Arrays.stream(row).boxed().toList())
            .toList();
    var contents = new LinkedHashMap<String, Object>();
    model
        .thresholds()
        .forEach((method, threshold) ->
            contents.put(method.title(), Map.of(features, List.of(threshold, rows))));
    return contents;
  }

  /// Whether it learned by methods that look at one feature at a time.
  static boolean isUnivariate(Map<?, ?> computed) {
    return computed.keySet().stream()
        .allMatch(method -> Method.named(String.valueOf(method)) instanceof UnivariateMethod);
  }

  /// The model of methods that look at one feature at a time.
  ///
  /// @param reference the rows that it learned from, as far as they are still known
  public static ReferenceModel univariate(
      Map<?, ?> computed, NumberTable reference, Set<String> active, boolean enabled) {
    var byMethod = new LinkedHashMap<UnivariateMethod, SequencedMap<String, Parameters>>();
    computed.forEach((method, features) -> {
      if (Method.named(String.valueOf(method)) instanceof UnivariateMethod one) {
        byMethod.put(one, parameters(map(features)));
      }
    });
    return new ReferenceModel(reference, byMethod, active, enabled);
  }

  private static SequencedMap<String, Parameters> parameters(Map<?, ?> features) {
    var parameters = new LinkedHashMap<String, Parameters>();
    features.forEach((feature, numbers) -> {
      var three = numbers(numbers);
      parameters.put(String.valueOf(feature), new Parameters(three[0], three[1], three[2]));
    });
    return parameters;
  }

  /// The model of methods that look at all features at once.
  ///
  /// @throws StatisticsException when it learned nothing
  public static MultivariateModel multivariate(Map<?, ?> computed) {
    var thresholds = new LinkedHashMap<MultivariateMethod, Double>();
    var references = new ArrayList<NumberTable>();
    computed.forEach((method, features) ->
        map(features)
            .forEach((names, learned) -> {
              if (learned instanceof List<?> two && two.size() == 2) {
                thresholds.put(
                    MultivariateMethod.named(String.valueOf(method)), number(two.get(0)));
                references.add(rows(List.of(String.valueOf(names).split(SEPARATOR)), two.get(1)));
              }
            }));
    if (references.isEmpty()) {
      throw new StatisticsException("The model learned nothing; make it anew from more jobs.");
    }
    return new MultivariateModel(references.getFirst(), thresholds, new LinkedHashMap<>());
  }

  private static NumberTable rows(List<String> names, Object rows) {
    var matrix = ((List<?>) rows).stream().map(ModelContents::numbers).toArray(double[][]::new);
    var labels = IntStream.range(0, matrix.length).mapToObj(Integer::toString).toList();
    return NumberTable.ofRows(labels, names, matrix);
  }

  static Map<?, ?> map(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new StatisticsException("A part of the model is no JSON object: " + value + ".");
  }

  private static double[] numbers(Object values) {
    return ((List<?>) values).stream().mapToDouble(ModelContents::number).toArray();
  }

  /// JSON has no infinite numbers; Python writes words.
  private static double number(Object value) {
    return value instanceof Number number
        ? number.doubleValue()
        : Double.parseDouble(String.valueOf(value));
  }
}
