package bellwether.analyze.compare;

import bellwether.analyze.statistics.Effect;
import bellwether.analyze.statistics.StatisticsException;
import bellwether.analyze.statistics.internal.Sorted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// How much one part of a job (an operation, a process, an executable) adds to the job's difference
/// from reference jobs.
///
/// `absolute` is input - median of the reference, a part that is absent counts 0; `ratio` is input
/// / median; `share` is `absolute` over the sum of all absolute differences.
public record Contribution(
    String part, double input, double usual, double absolute, double ratio, double share) {

  /// The contributions of all parts, largest absolute difference first.
  public static List<Contribution> of(
      List<Map<String, Double>> reference, Map<String, Double> input) {
    StatisticsException.require(
        !reference.isEmpty(), "Contributions need at least one job to compare with.");
    var parts = new TreeSet<>(input.keySet());
    reference.forEach(job -> parts.addAll(job.keySet()));
    double total = parts.stream().mapToDouble(p -> Math.abs(difference(reference, input, p))).sum();
    var found = new ArrayList<Contribution>();
    for (String part : parts) {
      double value = input.getOrDefault(part, 0.0);
      double difference = difference(reference, input, part);
      double usual = value - difference;
      double ratio = value == usual ? 1 : value / usual;
      found.add(
          new Contribution(part, value, usual, difference, ratio, Effect.share(difference, total)));
    }
    found.sort(Comparator.comparingDouble((Contribution c) -> Math.abs(c.absolute())).reversed());
    return found;
  }

  private static double difference(
      List<Map<String, Double>> reference, Map<String, Double> input, String part) {
    double[] known = reference.stream().mapToDouble(job -> job.getOrDefault(part, 0.0)).toArray();
    return input.getOrDefault(part, 0.0) - Sorted.of(known).median();
  }
}
