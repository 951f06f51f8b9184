package bellwether.analyze.outliers;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.analyze.compare.ChangePoint;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChangePointTest {
  private static final int HISTORIES = 1000;
  private static final int JOBS = 100;

  private static double[] history(Random random, int step, double factor) {
    var history = new double[JOBS];
    for (int i = 0; i < JOBS; i++) {
      history[i] = 3600e6 * (1 + 0.05 * random.nextGaussian()) * (i >= step ? factor : 1);
    }
    return history;
  }

  @Test
  void findsAStepOfTwentyPercentWithinOneJob() {
    int found = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      var random = new Random(seed);
      int step = 5 + random.nextInt(JOBS - 9);
      Optional<ChangePoint> change = ChangePoint.strongest(history(random, step, 1.2));
      found += change.filter(c -> Math.abs(c.first() - step) <= 1).isPresent() ? 1 : 0;
    }
    System.out.println("change points found within one job: " + found + " of " + HISTORIES);
    assertThat(found).isGreaterThanOrEqualTo(950);
  }

  @Test
  void raisesNoAlarmWithoutAStep() {
    int alarms = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      alarms += ChangePoint.strongest(history(new Random(seed), JOBS, 1)).isPresent() ? 1 : 0;
    }
    System.out.println("false alarms: " + alarms + " of " + HISTORIES);
    assertThat(alarms).isLessThanOrEqualTo(10);
  }

  @Test
  void findsAStepDownAndItsSize() {
    double[] history = history(new Random(1), 60, 0.8);
    ChangePoint change = ChangePoint.strongest(history).orElseThrow();
    assertThat(change.relative()).isBetween(-0.25, -0.15);
    assertThat(change.first()).isBetween(59, 61);
  }

  @Test
  void findsSeveralSteps() {
    double[] history = history(new Random(2), 30, 1.3);
    for (int i = 70; i < JOBS; i++) {
      history[i] *= 1.3;
    }
    assertThat(ChangePoint.all(history)).hasSize(2);
  }

  @Test
  void saysNothingOfShortConstantOrMissingHistories() {
    assertThat(ChangePoint.strongest(new double[] {1, 2, 3, 4, 5})).isEmpty();
    assertThat(ChangePoint.strongest(new double[50])).isEmpty();
    assertThat(ChangePoint.strongest(new double[] {Double.NaN, Double.NaN})).isEmpty();
  }

  @Test
  void seesASingleOutlierAsNoChange() {
    double[] history = history(new Random(3), JOBS, 1);
    history[50] *= 3;
    assertThat(ChangePoint.strongest(history)).isEmpty();
  }
}
