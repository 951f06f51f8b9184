package bellwether.analyze.series;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.JobState;
import bellwether.model.Micros;
import bellwether.query.TimeRange;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The seven vectors of the atlas on workflow systems, section 9.4, in seconds.
class SeriesVectorsTest {
  private final TransitionColumns history = new TransitionColumns();

  private static long seconds(long count) {
    return count * 1_000_000;
  }

  private void event(long second, long job, JobState to, double weight) {
    history.add(seconds(second), job, to, weight);
  }

  private void runs(long job, long from, long to, double weight) {
    event(from, job, JobState.RUNNING, weight);
    event(to, job, JobState.RUN_DONE, 0);
  }

  private StepSeries utilization() {
    return JobSeries.utilization(history.cursor());
  }

  private static StepSeries series(double... timesAndValues) {
    var times = new long[timesAndValues.length / 2];
    var values = new double[times.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = seconds((long) timesAndValues[2 * i]);
      values[i] = timesAndValues[2 * i + 1];
    }
    return StepSeries.of(times, values);
  }

  private static void assertEqual(StepSeries found, StepSeries expected) {
    assertThat(found.times()).isEqualTo(expected.times());
    assertThat(found.values()).isEqualTo(expected.values());
  }

  @Test
  void v1EightJobsThatShareANode() {
    for (int job = 0; job < 8; job++) {
      event(0, job, JobState.RUNNING, 0.125);
    }
    for (int job = 0; job < 8; job++) {
      event(10 + job, job, JobState.RUN_DONE, 0);
    }
    assertEqual(
        utilization(),
        series(
            0, 1.0, 10, 0.875, 11, 0.75, 12, 0.625, 13, 0.5, 14, 0.375, 15, 0.25, 16, 0.125, 17,
            0.0));
  }

  @Test
  void v2RestartWithAnotherWeight() {
    event(10, 1, JobState.RUNNING, 2);
    event(12, 1, JobState.RUN_TIMEOUT, 0);
    event(13, 1, JobState.RESTART_READY, 0);
    event(14, 1, JobState.RUNNING, 1);
    event(20, 1, JobState.RUN_DONE, 0);
    assertEqual(utilization(), series(10, 2, 12, 0, 14, 1, 20, 0));
    assertThat(utilization().integral(seconds(0), seconds(30))).isEqualTo(10);
  }

  @Test
  void v3OneEndsAsTheNextStarts() {
    event(0, 1, JobState.RUNNING, 1);
    event(100, 1, JobState.RUN_DONE, 0);
    runs(2, 100, 150, 1);
    assertEqual(utilization(), series(0, 1, 100, 1, 150, 0));
  }

  @Test
  void v4WindowThatCutsAnAttempt() {
    event(50, 1, JobState.RUN_DONE, 0);
    runs(2, 60, 80, 4);
    assertEqual(utilization(), series(60, 4, 80, 0));
  }

  @Test
  void v4WithTheHistoryHasABaseLine() {
    runs(1, 0, 50, 1);
    runs(2, 60, 80, 4);
    var window = new TimeRange(Instant.ofEpochSecond(40), null);
    assertEqual(utilization().cut(window), series(40, 1, 50, 0, 60, 4, 80, 0));
  }

  @Test
  void v5NothingHappened() {
    assertThat(utilization().isEmpty()).isTrue();
    assertThat(AllocationSpan.available(List.of(), Weighting.WEIGHT).isEmpty()).isTrue();
    assertThat(JobSeries.throughput(history.cursor(), JobState.RUN_DONE).isEmpty()).isTrue();
  }

  @Test
  void v6AllocationsOfWhichOneIsOpenAndOneNotStarted() {
    var available =
        AllocationSpan.available(
            List.of(
                new AllocationSpan(seconds(0), seconds(100), 4, 8),
                new AllocationSpan(seconds(50), seconds(150), 2, 4),
                new AllocationSpan(seconds(120), null, 8, 16),
                new AllocationSpan(null, null, 16, 32)),
            Weighting.WEIGHT);
    assertEqual(available, series(0, 4, 50, 6, 100, 2, 120, 10, 150, 8));
    assertThat(available.integral(seconds(0), seconds(200))).isEqualTo(1240);
  }

  @Test
  void v7OneJobReachesAStateTwice() {
    event(5, 1, JobState.RUN_DONE, 0);
    event(7, 2, JobState.RUN_DONE, 0);
    event(8, 1, JobState.RESTART_READY, 0);
    event(9, 1, JobState.RUN_DONE, 0);
    var state = JobState.RUN_DONE;
    assertEqual(JobSeries.throughput(history.cursor(), state), series(5, 1, 7, 2, 9, 3));
    assertEqual(JobSeries.distinctThroughput(history.cursor(), state), series(5, 1, 7, 2));
  }

  @Test
  void whatRisesIsCountedFromTheStartOfAWindow() {
    var window = new TimeRange(Instant.ofEpochSecond(6), Instant.ofEpochSecond(9));
    assertEqual(series(5, 1, 7, 2, 9, 3).countedIn(window), series(7, 1));
  }

  @Test
  void efficiencyIsAreaByArea() {
    runs(1, 0, 50, 1);
    var available =
        AllocationSpan.available(
            List.of(new AllocationSpan(seconds(0), seconds(100), 2, 2)), Weighting.WEIGHT);
    var efficiency = new Efficiency(utilization(), available);
    assertThat(efficiency.over(seconds(0), seconds(100))).isEqualTo(0.25);
    assertEqual(efficiency.series(), series(0, 0.5, 50, 0, 100, 0));
  }

  @Test
  void resamplingTellsTheValuesThatHold() {
    assertEqual(series(0, 1, 30, 2, 100, 0).resample(3), series(0, 1, 50, 2, 100, 0));
    assertThat(Micros.time(series(0, 1).time(0))).isEqualTo(Instant.EPOCH);
  }
}
