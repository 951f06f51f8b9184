package bellwether.analyze.outliers;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.analyze.compare.Comparison;
import bellwether.analyze.compare.Contribution;
import bellwether.analyze.compare.Exploration;
import bellwether.analyze.statistics.NumberTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplorationTest {
  private static final double[] DURATIONS = {
    32855829382d, 204199142602d, 29236399996d, 23686775771d, 23599609407d, 28351433443d,
    37029135366d, 32242271376d, 22275760224d, 22412951465d, 27724830811d, 34461532496d,
    23704338393d, 18341471496d, 36262018973d, 21122417938d, 44092005094d, 23934831859d,
    38736281301d
  };
  private static final double[] CPU = {
    14993597755d, 13890098079d, 16052970720d, 15975897095d, 13649230447d, 16487905141d,
    15596840708d, 15743465184d, 13673816354d, 12791008357d, 15499418067d, 15835042318d,
    15738915254d, 8919433292d, 15412867040d, 13561761036d, 16479797891d, 15447854905d,
    15803303653d
  };

  private static List<Exploration.Member> members(String component, double... values) {
    var members = new ArrayList<Exploration.Member>();
    for (int i = 0; i < values.length; i++) {
      members.add(new Exploration.Member(component, "t" + i, component + i, i, values[i]));
    }
    return members;
  }

  private static List<Integer> votes(Exploration.Component component) {
    return component.jobs().stream().map(Exploration.Marked::votes).toList();
  }

  @Test
  void marksTheJobsOfEpmtsOwnExample() {
    Exploration found = Exploration.of(members("ocean", DURATIONS), 10);
    assertThat(votes(found.components().getFirst()))
        .containsExactly(0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(found.components().getFirst().variation()).isEqualTo(1.0);
  }

  @Test
  void marksCpuTimesOfTheSameJobs() {
    Exploration found = Exploration.of(members("ocean", CPU), 10);
    assertThat(votes(found.components().getFirst()))
        .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 3, 0, 0, 0, 0, 0);
    assertThat(found.components().getFirst().variation()).isEqualTo(0.1);
  }

  @Test
  void marksFourJobs() {
    Exploration found =
        Exploration.of(members("ice", 18941050858d, 190797258254d, 11462095558d, 10153792721d), 10);
    assertThat(votes(found.components().getFirst())).containsExactly(0, 2, 0, 0);
  }

  @Test
  void segmentsSumAllComponentsAndPercentagesOnlyTheListedOnes() {
    var members = new ArrayList<>(members("a", 1, 2));
    members.addAll(members("b", 10, 20));
    Exploration found = Exploration.of(members, 1);
    assertThat(found.components()).extracting(Exploration.Component::name).containsExactly("b");
    assertThat(found.components().getFirst().percent()).isEqualTo(100);
    assertThat(found.segments()).extracting(Exploration.Segment::sum).containsExactly(11.0, 22.0);
  }

  @Test
  void anExperimentWithoutJobsIsEmpty() {
    assertThat(Exploration.of(List.of(), 10).components()).isEmpty();
  }

  @Test
  void comparisonNamesTheOperationsOfTheKernelOutlier() {
    List<String> jobs =
        List.of(
            "kern-6656-20190614-190245",
            "kern-6656-20190614-191138",
            "kern-6656-20190614-192044-outlier",
            "kern-6656-20190614-194024");
    Map<String, Map<String, Map<String, Double>>> all = Golden.operations();
    var tables = new LinkedHashMap<String, NumberTable>();
    for (String job : jobs) {
      tables.put(job, operations(all, job));
    }
    Comparison found = Comparison.of(tables);
    assertThat(found.operationsOf("kern-6656-20190614-192044-outlier", 0.2))
        .containsKeys("{op=build}", "{op=configure}");
    assertThat(found.operationsOf("kern-6656-20190614-190245", 0.5)).isEmpty();
  }

  private static NumberTable operations(
      Map<String, Map<String, Map<String, Double>>> all, String job) {
    List<String> tags =
        List.of("{op=build}", "{op=configure}", "{op=extract}", "{op=clean}", "{op=download}");
    var rows = new double[tags.size()][];
    for (int i = 0; i < rows.length; i++) {
      NumberTable row = Golden.operation(all, tags.get(i), List.of(job));
      rows[i] = new double[] {row.value(0, "cpu_time"), row.value(0, "duration")};
    }
    return NumberTable.ofRows(tags, List.of("cpu_time", "duration"), rows);
  }

  @Test
  void aTagThatAJobLacksIsMissingNotZero() {
    var jobs = new LinkedHashMap<String, NumberTable>();
    jobs.put("a", NumberTable.ofRows(List.of("x"), List.of("t"), new double[][] {{4}}));
    jobs.put("b", NumberTable.ofRows(List.of("x", "y"), List.of("t"), new double[][] {{6}, {1}}));
    Comparison found = Comparison.of(jobs);
    assertThat(found.lines().getFirst().relative()).containsExactly(0.0, 0.5);
    assertThat(found.lines().getLast().values().getFirst()).isNaN();
  }

  @Test
  void contributionsShareTheDifference() {
    List<Contribution> found =
        Contribution.of(
            List.of(Map.of("cp", 10.0, "mv", 2.0), Map.of("cp", 10.0, "mv", 2.0)),
            Map.of("cp", 16.0, "mv", 4.0));
    assertThat(found).extracting(Contribution::part).containsExactly("cp", "mv");
    assertThat(found.getFirst().share()).isEqualTo(0.75);
    assertThat(found.getFirst().ratio()).isEqualTo(1.6);
  }

  @Test
  void comparisonSetsAreAlwaysTheSame() {
    Map<String, String> keys = Map.of("j3", "b", "j1", "a", "j2", "b", "j4", "a", "j5", "b");
    assertThat(ComparisonSet.of(keys))
        .containsExactly(
            new ComparisonSet("b", List.of("j2", "j3", "j5")),
            new ComparisonSet("a", List.of("j1", "j4")));
  }

  @Test
  void rootCauseByZScoreAnswersAsEpmt() {
    // Asked of EPMT 5.0.1's rootcause_zscore.
    NumberTable known =
        NumberTable.ofRows(
            List.of("1", "2", "3", "4"),
            List.of("a", "b"),
            new double[][] {{1, 5}, {2, 5}, {3, 6}, {7, 5}});
    NumberTable input =
        NumberTable.ofRows(List.of("x"), List.of("a", "b"), new double[][] {{10, 5}});
    NumberTable frame = RootCauseZScore.frame(RootCauseZScore.of(known, input, List.of()));
    Golden.same(
        frame.column("a"),
        new double[] {
          4,
          3.25,
          2.6299556396765835,
          1,
          1.75,
          2.5,
          4,
          7,
          10,
          2.5665832146241354,
          1.1407036509440602
        },
        1e-9);
    assertThat(frame.columns()).containsExactly("a", "b");
    assertThat(frame.value(10, "b")).isEqualTo(1.0);
  }
}
