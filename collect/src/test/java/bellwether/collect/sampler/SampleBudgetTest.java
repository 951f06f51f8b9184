package bellwether.collect.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SampleBudgetTest {
  private static final long UNIT = Duration.ofMillis(1).toNanos();
  private final SampleBudget budget = new SampleBudget(Duration.ofMillis(200));

  @Test
  void cheapSamplesAreTakenAtTheUsualInterval() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(budget.pause(200 * UNIT, 4 * UNIT)).isEqualTo(200 * UNIT);
    }
  }

  @Test
  void dearSamplesTakeTwoPercentOfACoreInTheLongRun() {
    long passed = 200 * UNIT;
    long whole = 0;
    for (int i = 0; i < 1_000; i++) {
      passed = budget.pause(passed, 50 * UNIT);
      whole += passed;
    }
    assertThat(1_000 * 50 * UNIT).isLessThan(whole / 50 + 501 * UNIT);
    assertThat(passed).isEqualTo(2_500 * UNIT);
  }

  @Test
  void aSlowBeginningDoesNotDelay() {
    assertThat(budget.pause(0, 400 * UNIT)).isEqualTo(200 * UNIT);
  }
}
