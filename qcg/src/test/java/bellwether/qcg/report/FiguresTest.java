package bellwether.qcg.report;

import static bellwether.qcg.report.WorkDirectory.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import bellwether.command.PythonTimes;
import bellwether.qcg.report.LaunchOverheads.OfJob;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two cores: `a` on the first for 2..6, `b` on the second for 2..4, then `both` on both for 7..9.
/// The service lives for 0..10 and has four cores.
final class FiguresTest {
  private static final Offset<Double> EXACT = within(1e-9);

  @TempDir Path directory;
  private PilotRun run = new PilotDirectory(Path.of(".")).read();

  @BeforeEach
  void write() {
    run =
        new WorkDirectory(directory)
            .service(0, 10, 4)
            .ran("a", "n0[0]", 1.5, 6.25)
            .ran("b", "n0[1]", 1.5, 4.25)
            .ran("both", "n0[0:1]", 6.5, 9.25)
            .really("a", 2, 6)
            .really("b", 2, 4)
            .really("both", 7, 9)
            .read();
  }

  @Test
  void usageCountsEveryWait() {
    var usage = Usage.running(run, run.serviceLife().orElseThrow(), false);
    // The first core waits 2 + 1 + 1 of 10 seconds, the second 2 + 3 + 1.
    assertThat(usage.of("n0", "0")).isEqualTo(new CoreUse("n0", "0", 4, 60));
    assertThat(usage.of("n0", "1")).isEqualTo(new CoreUse("n0", "1", 6, 40));
    assertThat(usage.average()).isEqualTo(50, EXACT);
    assertThat(usage.averageOfAll()).isEqualTo(25, EXACT);
    assertThat(usage.neverUsed()).isEqualTo(2);
  }

  @Test
  void usageMayLeaveTheEndOut() {
    var usage = Usage.running(run, run.serviceLife().orElseThrow(), true);
    assertThat(usage.of("n0", "0").unused()).isEqualTo(3, EXACT);
  }

  @Test
  void usageMayBeginWithTheFirstJob() {
    var usage = Usage.running(run, run.realSpan().orElseThrow(), false);
    assertThat(usage.of("n0", "1").share()).isEqualTo(100 * 4 / 7.0, EXACT);
  }

  @Test
  void efficiencyForgivesAWaitForTheOtherCore() {
    var usage = Usage.efficiency(run).orElseThrow();
    // Both cores were free at 6, when `a` ended, and lost one of seven seconds.
    assertThat(usage.of("n0", "0").unused()).isEqualTo(1, EXACT);
    assertThat(usage.of("n0", "1").unused()).isEqualTo(1, EXACT);
    assertThat(usage.average()).isEqualTo(600 / 7.0, EXACT);
  }

  @Test
  void launchesCostWhatLiesBetweenTheServicesTimesAndTheRealOnes() {
    var overheads = LaunchOverheads.of(run);
    assertThat(overheads.total(OfJob::start)).isEqualTo(1.5, EXACT);
    assertThat(overheads.total(OfJob::finish)).isEqualTo(0.75, EXACT);
    assertThat(overheads.average(OfJob::real)).isEqualTo(8 / 3.0, EXACT);
    // 0.75 of 4, 2 and 2 seconds: the mean of the shares, not the share of the means.
    assertThat(overheads.percent()).isEqualTo((18.75 + 37.5 + 37.5) / 3, EXACT);
  }

  @Test
  void theCourseHasItsFirstAndLastMoments() {
    var course = Course.of(run);
    assertThat(course.firstStart()).contains(at(1.5));
    assertThat(course.lastFinish()).contains(at(9.25));
    assertThat(course.runTimes().orElseThrow().values()).containsExactly(2.75, 2.75, 4.75);
  }

  @Test
  void aSeriesKnowsItsStatistics() {
    var series = new Series(List.of(4.0, 1.0, 2.0, 3.0));
    assertThat(series.mean()).isEqualTo(2.5);
    assertThat(series.median()).isEqualTo(2.5);
    assertThat(series.lowMedian()).isEqualTo(2);
    assertThat(series.highMedian()).isEqualTo(3);
    assertThat(series.variance()).hasValue(5 / 3.0);
    assertThat(series.populationVariance()).isEqualTo(1.25);
    assertThat(series.populationDeviation()).isEqualTo(Math.sqrt(1.25));
  }

  @Test
  void oneValueHasNoDeviation() {
    var series = new Series(List.of(4.0));
    assertThat(series.deviation()).isEmpty();
    assertThat(series.populationDeviation()).isZero();
  }

  @Test
  void gapsAreWhatJobsLeave() {
    var gaps = Timeline.ofGaps(Schedule.measured(run)).orElseThrow();
    assertThat(gaps.bars())
        .extracting(Timeline.Bar::row, Timeline.Bar::span)
        .containsExactly(tuple(0, new Span(at(6), at(7))), tuple(1, new Span(at(4), at(7))));
  }

  @Test
  void coresStandInTheOrderOfTheirNumbers() {
    var schedule =
        Schedule.seen(
            new WorkDirectory(directory.resolve("other"))
                .ran("a", "z[10:9:2&42]", 1, 2)
                .ran("b", "b[0]", 1, 2)
                .read());
    assertThat(schedule.cores())
        .extracting(core -> core.node() + ":" + core.name())
        .containsExactly("z:2&42", "z:9", "z:10", "b:0");
  }

  @Test
  void aRunOfMoreThanADayIsRead() {
    assertThat(PythonTimes.duration("1 day, 2:03:04.5").map(PythonTimes::text))
        .contains("1 day, 2:03:04.500000");
  }
}
