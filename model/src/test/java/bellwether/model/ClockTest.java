package bellwether.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ClockTest {
  private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");

  private final AtomicReference<Instant> wall = new AtomicReference<>(START);
  private final AtomicLong nanos = new AtomicLong(-7_000);
  private final Clock clock = Clock.steady(wall::get, nanos::get);

  @Test
  void beginsWithTheWallClock() {
    assertThat(clock.now()).isEqualTo(START);
  }

  @Test
  void goesOnWithTheMonotonicClock() {
    nanos.addAndGet(Duration.ofSeconds(5).toNanos());
    assertThat(clock.now()).isEqualTo(START.plusSeconds(5));
  }

  @Test
  void passesOverStepsOfTheWallClock() {
    wall.set(START.minus(Duration.ofHours(1)));
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    wall.set(START.plus(Duration.ofHours(1)));
    assertThat(clock.now()).isEqualTo(START.plusSeconds(1));
  }
}
