package bellwether.collect.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SampleBudgetTest {
  private static final long MILLI = Duration.ofMillis(1).toNanos();
  private final SampleBudget budget = new SampleBudget(Duration.ofMillis(200));

  @Test
  void cheapSamplesAreTakenAtTheUsualInterval() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(budget.pause(200 * MILLI, 4 * MILLI)).isEqualTo(200 * MILLI);
    }
  }

  @Test
  void dearSamplesTakeTwoPercentOfACoreInTheLongRun() {
    long passed = 200 * MILLI;
    long whole = 0;
    for (int i = 0; i < 1_000; i++) {
      passed = budget.pause(passed, 50 * MILLI);
      whole += passed;
    }
    assertThat(1_000 * 50 * MILLI).isLessThan(whole / 50 + 501 * MILLI);
    assertThat(passed).isEqualTo(2_500 * MILLI);
  }

  @Test
  void aSlowBeginningDoesNotDelay() {
    assertThat(budget.pause(0, 400 * MILLI)).isEqualTo(200 * MILLI);
  }
}
