package bellwether.analyze.compare;

import bellwether.analyze.statistics.Effect;
import bellwether.analyze.statistics.UnivariateMethod;
import bellwether.analyze.statistics.Votes;
import bellwether.analyze.statistics.internal.Decimals;
import bellwether.analyze.statistics.internal.Moments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;

/// A metric over the jobs of an experiment: by component, by job and by time segment, with marks.
///
/// A mark is the number of univariate methods (0 to 3) that call a value an outlier among the
/// values of its component, or a segment among all segments, however few they are. Percentages are
/// of the listed components' total. Source: EPMT's `explore`; an experiment without jobs gives an
/// empty exploration.
public record Exploration(List<Component> components, List<Segment> segments) {
  public Exploration {
    components = List.copyOf(components);
    segments = List.copyOf(segments);
  }

  /// A job of the experiment; `started` orders the segments.
  public record Member(String component, String time, String job, long started, double value) {}

  /// A component with its jobs; `variation` is population deviation / mean, rounded to one decimal.
  public record Component(
      String name,
      double sum,
      double percent,
      double min,
      double max,
      double variation,
      List<Marked> jobs) {}

  /// A job with its mark.
  public record Marked(Member member, int votes) {}

  /// The sum of the metric over all components in one time segment, with its mark.
  public record Segment(String time, double sum, int votes) {}

  /// Lists the first `limit` components by descending sum.
  public static Exploration of(List<Member> jobs, int limit) {
    return of(jobs, limit, Moments::sum);
  }

  /// Lists the first `limit` components by a descending measure of their values.
  public static Exploration of(List<Member> jobs, int limit, ToDoubleFunction<double[]> order) {
    SequencedMap<String, List<Member>> byComponent = new LinkedHashMap<>();
    jobs.forEach(
        job -> byComponent.computeIfAbsent(job.component(), c -> new ArrayList<>()).add(job));
    List<List<Member>> listed =
        byComponent.values().stream()
            .sorted(
                Comparator.comparingDouble((List<Member> m) -> order.applyAsDouble(values(m)))
                    .reversed())
            .limit(limit)
            .toList();
    double total = listed.stream().mapToDouble(members -> Moments.sum(values(members))).sum();
    return new Exploration(
        listed.stream().map(members -> component(members, total)).toList(), segments(jobs));
  }

  private static double[] values(List<Member> members) {
    return members.stream().mapToDouble(Member::value).toArray();
  }

  private static Component component(List<Member> members, double total) {
    double[] values = values(members);
    int[] votes = Votes.of(values, UnivariateMethod.standard());
    var marked = new ArrayList<Marked>();
    for (int i = 0; i < votes.length; i++) {
      marked.add(new Marked(members.get(i), votes[i]));
    }
    double sum = Moments.sum(values);
    double variation = Effect.share(Moments.populationDeviation(values), Moments.mean(values));
    return new Component(
        members.getFirst().component(),
        sum,
        100 * Effect.share(sum, total),
        members.stream().mapToDouble(Member::value).min().orElse(Double.NaN),
        members.stream().mapToDouble(Member::value).max().orElse(Double.NaN),
        Decimals.round(variation, 1),
        List.copyOf(marked));
  }

  private static List<Segment> segments(List<Member> jobs) {
    var sums = new LinkedHashMap<String, Double>();
    jobs.stream()
        .sorted(Comparator.comparingLong(Member::started))
        .forEach(job -> sums.merge(job.time(), job.value(), Double::sum));
    double[] values = sums.values().stream().mapToDouble(sum -> sum).toArray();
    int[] votes = values.length == 0 ? new int[0] : Votes.of(values, UnivariateMethod.standard());
    var segments = new ArrayList<Segment>();
    int next = 0;
    for (var entry : sums.entrySet()) {
      segments.add(new Segment(entry.getKey(), entry.getValue(), votes[next++]));
    }
    return segments;
  }
}
