package bellwether.cli.api;

import bellwether.analyze.compare.Modes;
import bellwether.analyze.outliers.FeatureDistribution;
import bellwether.analyze.statistics.Classifiers;
import bellwether.analyze.statistics.Method;
import bellwether.analyze.statistics.MultivariateMethod;
import bellwether.analyze.statistics.Scaling;
import bellwether.analyze.statistics.Thresholds;
import bellwether.analyze.statistics.UnivariateMethod;
import bellwether.analyze.statistics.Votes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The statistics of single vectors.
final class ScoreMethods {
  private ScoreMethods() {}

  static List<ApiMethod> all() {
    return List.of(
        new ApiMethod(
            "methods", "The names of the methods that find outliers.", "", (_, _) -> methods()),
        new ApiMethod(
            "score",
            "The scores that a method gives to values, by a model's three `learned` numbers or the values' own, and those three numbers.",
            "method values learned",
            (_, request) -> score(request)),
        new ApiMethod(
            "votes",
            "How many methods call each value an outlier.",
            "values methods thresholds",
            (_, request) ->
                Votes.of(request.reals("values"), univariate(request), thresholds(request))),
        new ApiMethod(
            "normalized",
            "Values scaled to a range, 0 to 1 where nothing else is said.",
            "values low high",
            (_, request) ->
                Scaling.normalized(
                    request.reals("values"), request.real("low", 0), request.real("high", 1))),
        new ApiMethod(
            "standardized",
            "Values as distances from their mean in population deviations.",
            "values",
            (_, request) -> Scaling.standardized(request.reals("values"))),
        new ApiMethod(
            "distribution",
            "How many tests say that values are distributed so (`norm` or `uniform`), and how many that they are not.",
            "values name significance",
            (_, request) -> distribution(request)),
        new ApiMethod(
            "modes",
            "The values around which values gather.",
            "values",
            (_, request) -> Modes.of(request.reals("values"))));
  }

  private static Map<String, List<String>> methods() {
    var all = Classifiers.standard();
    return Map.of(
        "univariate",
        all.univariate().stream().map(UnivariateMethod::title).toList(),
        "multivariate",
        all.multivariate().stream().map(MultivariateMethod::title).toList());
  }

  private static Map<String, Object> score(Parameters request) {
    if (!(Method.named(request.text("method")) instanceof UnivariateMethod method)) {
      throw Requests.wrong(
          "method", "one that looks at one feature at a time", request.any("method"));
    }
    var learned = request.has("learned") ? learned(request.reals("learned")) : null;
    var scores = method.score(request.reals("values"), learned);
    var numbers = scores.parameters();
    var answer = new LinkedHashMap<String, Object>();
    answer.put("scores", scores.values());
    answer.put("learned", List.of(numbers.maximum(), numbers.first(), numbers.second()));
    return answer;
  }

  private static bellwether.analyze.statistics.Parameters learned(double[] numbers) {
    if (numbers.length != 3) {
      throw Requests.wrong("learned", "three numbers", numbers.length);
    }
    return new bellwether.analyze.statistics.Parameters(numbers[0], numbers[1], numbers[2]);
  }

  private static List<Integer> distribution(Parameters request) {
    var distribution =
        switch (request.text("name", "norm")) {
          case "norm" -> FeatureDistribution.NORM;
          case "uniform" -> FeatureDistribution.UNIFORM;
          default -> throw Requests.wrong("name", "norm or uniform", request.any("name"));
        };
    var tally = distribution.check(request.reals("values"), request.real("significance", 0.05));
    return List.of(tally.passed(), tally.failed());
  }

  /// The methods of a request that look at one feature at a time; none named: the standard ones.
  static List<UnivariateMethod> univariate(Parameters request) {
    var names = request.texts("methods");
    return names.isEmpty()
        ? UnivariateMethod.standard()
        : Classifiers.partition(names.stream().map(Method::named).toList()).onlyUnivariate();
  }

  static Thresholds thresholds(Parameters request) {
    var changed = new HashMap<UnivariateMethod, Double>();
    var given = request.object("thresholds");
    given
        .values()
        .keySet()
        .forEach(name -> {
          if (Method.named(name) instanceof UnivariateMethod method) {
            changed.put(method, given.real(name, 0));
          }
        });
    return new Thresholds(changed);
  }
}
