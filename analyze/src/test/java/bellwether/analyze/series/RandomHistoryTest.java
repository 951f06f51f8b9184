package bellwether.analyze.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellwether.model.JobState;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.LongToDoubleFunction;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Random histories with arrays, restarts and a clock that is set back, against sums over each
/// member at each time.
class RandomHistoryTest {
  private static final double[] AMOUNTS = {0.125, 0.5, 1, 2, 1.0 / 3};

  private record Step(long time, JobState to, double amount) {}

  private record Attempt(long start, long end, double amount) {}

  private final TransitionColumns columns = new TransitionColumns();

  /// Of each member of each job.
  private final List<List<Step>> members = new ArrayList<>();

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  private void make(Random random) {
    var first = new int[random.nextInt(1, 6)];
    var counts = new int[first.length];
    for (int job = 0; job < first.length; job++) {
      first[job] = members.size();
      counts[job] = random.nextInt(1, 5);
      IntStream.range(0, counts[job]).forEach(_ -> members.add(new ArrayList<>()));
    }
    var alone = new boolean[members.size()];
    long time = 1_000;
    for (int i = random.nextInt(60); i > 0; i--) {
      time += random.nextInt(-1, 4);
      int job = random.nextInt(first.length);
      var to = JobState.values()[random.nextInt(JobState.values().length)];
      var step = new Step(time, to, AMOUNTS[random.nextInt(AMOUNTS.length)]);
      int ordinal = random.nextInt(3) == 0 ? TransitionCursor.ALL : random.nextInt(counts[job]);
      columns.add(time, job, ordinal, counts[job]).complete(to, null, step.amount());
      for (int member = 0; member < counts[job]; member++) {
        int which = first[job] + member;
        boolean all = ordinal == TransitionCursor.ALL && (!alone[which] || counts[job] == 1);
        if (all || ordinal == member) {
          members.get(which).add(step);
        }
      }
      if (ordinal >= 0) {
        alone[first[job] + ordinal] = true;
      }
    }
  }

  private List<Attempt> attempts() {
    var attempts = new ArrayList<Attempt>();
    for (var steps : members) {
      for (int i = 0; i < steps.size(); i++) {
        var step = steps.get(i);
        if (step.to() == JobState.RUNNING) {
          long end = i + 1 < steps.size() ? steps.get(i + 1).time() : Long.MAX_VALUE;
          attempts.add(new Attempt(step.time(), Math.max(step.time(), end), step.amount()));
        }
      }
    }
    return attempts;
  }

  private static void check(StepSeries found, TreeSet<Long> times, LongToDoubleFunction value) {
    assertThat(found.times()).isEqualTo(times.stream().mapToLong(time -> time).toArray());
    for (int i = 0; i < found.size(); i++) {
      assertThat(found.value(i))
          .isCloseTo(value.applyAsDouble(found.time(i)), within(1e-9))
          .isNotNegative();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void utilizationIsTheSumOverAttempts(int seed) {
    make(new Random(seed));
    var attempts = attempts();
    var times = new TreeSet<Long>();
    attempts.forEach(attempt -> times.addAll(List.of(attempt.start(), attempt.end())));
    times.remove(Long.MAX_VALUE);
    check(
        JobSeries.utilization(columns.cursor()),
        times,
        time ->
            attempts.stream()
                .filter(attempt -> attempt.start() <= time && time < attempt.end())
                .mapToDouble(Attempt::amount)
                .sum());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void throughputIsTheNumberOfSteps(int seed) {
    make(new Random(seed));
    check(JobSeries.throughput(columns.cursor(), JobState.FAILED), steps(members, this::failed));
    var firsts =
        members.stream()
            .map(steps -> steps.stream().filter(this::failed).limit(1).toList())
            .toList();
    check(
        JobSeries.distinctThroughput(columns.cursor(), JobState.FAILED),
        steps(firsts, this::failed));
  }

  private boolean failed(Step step) {
    return step.to() == JobState.FAILED;
  }

  private static List<Long> steps(List<List<Step>> members, Predicate<Step> which) {
    return members.stream().flatMap(List::stream).filter(which).map(Step::time).toList();
  }

  private static void check(StepSeries found, List<Long> each) {
    check(found, new TreeSet<>(each), time -> each.stream().filter(one -> one <= time).count());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void failuresAreStepsIntoBadEnds(int seed) {
    make(new Random(seed));
    var each = steps(members, step -> step.to().isEnd() && step.to() != JobState.JOB_FINISHED);
    var found = JobSeries.failures(columns.cursor()).byCause();
    check(found.getOrDefault(JobSeries.UNKNOWN, StepSeries.EMPTY), each);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void queueDepthIsTheNumberOfMembersThatWait(int seed) {
    make(new Random(seed));
    var found = JobSeries.queueDepth(columns.cursor());
    for (int i = 0; i < found.size(); i++) {
      long time = found.time(i);
      assertThat(found.value(i)).isEqualTo(members.stream().mapToInt(m -> waits(m, time)).sum());
    }
  }

  /// The changes of one member until a time, added up.
  private static int waits(List<Step> steps, long time) {
    int sum = 0;
    boolean waiting = false;
    for (var step : steps) {
      if (step.to().isWaiting() != waiting && step.time() <= time) {
        sum += waiting ? -1 : 1;
      }
      waiting = step.to().isWaiting();
    }
    return sum;
  }

  @Test
  void aMillionAttemptsAddUp() {
    var random = new Random(18);
    int running = 0;
    for (int job = 0; job < 1_000_000; job++) {
      columns.add(10L * job, job, JobState.RUNNING, 1.0 / 48);
      if (job >= 100) {
        columns.add(10L * job + random.nextInt(10), job - 100, JobState.RUN_DONE, 0);
      }
      running = Math.min(100, job + 1);
    }
    long start = System.nanoTime();
    var found = JobSeries.utilization(columns.cursor());
    if (Boolean.getBoolean("bellwether.measure")) {
      System.out.println("utilization: " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }
    assertThat(found.value(found.size() - 1)).isCloseTo(running / 48.0, within(1e-8));
  }
}
