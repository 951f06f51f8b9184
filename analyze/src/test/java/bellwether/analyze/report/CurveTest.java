package bellwether.analyze.report;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.analyze.series.Efficiency;
import bellwether.analyze.series.Failures;
import bellwether.analyze.series.StepSeries;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CurveTest {
  private static final int MANY = 100_000;

  private static StepSeries zigzag(int points) {
    return StepSeries.of(
        LongStream.range(0, points).map(i -> 1_000 + i * 10).toArray(),
        IntStream.range(0, points).mapToDouble(i -> i == 777 ? 9 : i % 2).toArray());
  }

  private static List<Object> list(@Nullable Object values) {
    return List.copyOf((List<?>) Objects.requireNonNull(values));
  }

  private static Curves curves(StepSeries series) {
    return new Curves(
        new Efficiency(series, StepSeries.EMPTY),
        StepSeries.EMPTY,
        StepSeries.EMPTY,
        StepSeries.EMPTY,
        new Failures(new TreeMap<>()));
  }

  @Test
  void shortSeriesAreWhole() {
    var tree = new Curve(zigzag(100)).tree(new ReportSpan(1_000, 3_000));
    assertThat(list(tree.get("t"))).hasSize(100).startsWith(0L, 10L);
    assertThat(list(tree.get("v"))).startsWith(0L, 1L);
  }

  @Test
  void longSeriesKeepTheirPeaksAndTheirEnd() {
    var tree = new Curve(zigzag(MANY)).tree(new ReportSpan(1_000, 3_000_000));
    assertThat((List<?>) requireNonNull(tree.get("v"))).hasSizeLessThanOrEqualTo(Curve.MOST);
    assertThat(((List<?>) requireNonNull(tree.get("v"))).contains(9L)).isTrue();
    assertThat(((List<?>) requireNonNull(tree.get("t"))).getLast()).isEqualTo((MANY - 1) * 10L);
  }

  @Test
  void whatIsThinnedIsTold() {
    var notes = new ArrayList<String>();
    curves(zigzag(MANY)).tellThinned(notes);
    assertThat(notes).singleElement().asString().contains("100,000").contains("utilization");
  }
}
