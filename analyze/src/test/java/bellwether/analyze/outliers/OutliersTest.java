package bellwether.analyze.outliers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.analyze.statistics.Effect;
import bellwether.analyze.statistics.NumberTable;
import bellwether.analyze.statistics.UnivariateMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutliersTest {
  private static NumberTable table(double[]... rows) {
    List<String> labels = IntStream.range(0, rows.length).mapToObj(i -> "j" + i).toList();
    return NumberTable.ofRows(labels, List.of("cpu_time", "duration"), rows);
  }

  private final NumberTable jobs =
      table(
          new double[] {1, 10},
          new double[] {2, 11},
          new double[] {1, Double.NaN},
          new double[] {2, 10},
          new double[] {100, 12});

  @Test
  void aMissingValueTakesOnlyItsOwnRowOutOfItsOwnFeature() {
    OutlierReport found = Outliers.among(jobs, OutlierQuestion.standard());
    assertThat(found.missing()).isEqualTo(Map.of("duration", 1));
    Partition cpu =
        found.partitions().getOrDefault("cpu_time", new Partition(List.of(), List.of()));
    assertThat(cpu.outliers()).containsExactly("j4");
    assertThat(found.votes().value(2, "duration")).isNaN();
  }

  @Test
  void fewerThanFourRowsAreRefusedWithTheReason() {
    assertThatThrownBy(
            () -> Outliers.among(jobs.filter(row -> row < 3), OutlierQuestion.standard()))
        .hasMessageContaining("at least 4 are needed, there are 3");
    assertThatThrownBy(() ->
            ReferenceModel.of(jobs.filter(row -> row < 2), List.of(), UnivariateMethod.standard()))
        .hasMessageContaining("at least 3 are needed, there are 2");
  }

  @Test
  void aFeatureWithTooFewValuesIsRefusedAlone() {
    OutlierReport found = Outliers.among(jobs.filter(row -> row != 3), OutlierQuestion.standard());
    assertThat(found.refused()).containsOnlyKeys("duration");
    assertThat(found.votes().columns()).containsExactly("cpu_time");
  }

  @Test
  void effectsSayDirectionAndSize() {
    OutlierReport found = Outliers.among(jobs, OutlierQuestion.standard());
    Effect effect = found.effects(4).getOrDefault("cpu_time", new Effect(0, 0, 0, 0));
    assertThat(effect.direction()).isOne();
    assertThat(effect.absolute()).isEqualTo(98);
    assertThat(effect.relative()).isEqualTo(49);
  }

  @Test
  void aModelGrowsToWhatAllRowsWouldHaveMade() {
    NumberTable first = jobs.filter(row -> row < 3);
    NumberTable rest = jobs.filter(row -> row >= 3);
    ReferenceModel grown =
        ReferenceModel.of(first, List.of(), UnivariateMethod.standard()).with(rest);
    ReferenceModel whole = ReferenceModel.of(jobs, List.of(), UnivariateMethod.standard());
    assertThat(grown.computed()).isEqualTo(whole.computed());
  }

  @Test
  void aRetiredModelIsRefusedAndActiveMetricsLimitIt() {
    ReferenceModel model = ReferenceModel.of(jobs, List.of(), UnivariateMethod.standard());
    assertThatThrownBy(
            () -> Outliers.against(jobs, model.withEnabled(false), OutlierQuestion.standard()))
        .hasMessageContaining("retired");
    ReferenceModel narrow = model.withActiveMetrics(Set.of("duration"));
    assertThat(narrow.activeOnly()).containsExactly("duration");
    assertThat(Outliers.against(jobs, narrow, OutlierQuestion.standard()).votes().columns())
        .containsExactly("duration");
  }

  @Test
  void tenThousandJobsArePartedByEachOfTenFeatures() {
    var random = new Random(1);
    List<String> labels = IntStream.range(0, 10_000).mapToObj(i -> "job" + i).toList();
    var columns = new LinkedHashMap<String, double[]>();
    for (int c = 0; c < 10; c++) {
      columns.put("f" + c, random.doubles(10_000, 1, 1e9).toArray());
    }
    NumberTable rows = NumberTable.of(labels, columns);
    OutlierQuestion all =
        OutlierQuestion.standard()
            .withFeatures(List.of())
            .withMethods(List.of(UnivariateMethod.values()));
    Outliers.among(rows, all)
        .partitions()
        .forEach((_, parts) ->
            assertThat(parts.inliers().size() + parts.outliers().size()).isEqualTo(10_000));
  }
}
