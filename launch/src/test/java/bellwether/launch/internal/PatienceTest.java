package bellwether.launch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private final AtomicLong nanos = new AtomicLong(-5);
  private final Patience patience = new Patience(Duration.ofSeconds(60), nanos::get);

  private void pass(int seconds) {
    nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  @Test
  void lastsFromTheFirstRefusal() {
    pass(100);
    for (int second = 0; second < 60; second++) {
      assertThat(patience.allows()).isTrue();
      pass(1);
    }
    assertThat(patience.allows()).isFalse();
  }

  @Test
  void isWholeAgainWhenNobodyAskedForAWhile() {
    assertThat(patience.allows()).isTrue();
    pass(70);
    assertThat(patience.allows()).isTrue();
  }

  @Test
  void isWholeAgainAfterAStart() {
    assertThat(patience.allows()).isTrue();
    pass(50);
    patience.started();
    patience.ended();
    pass(50);
    assertThat(patience.allows()).isTrue();
  }

  @Test
  void lastsWhileAnotherProcessRuns() {
    patience.started();
    assertThat(patience.allows()).isTrue();
    pass(100);
    assertThat(patience.allows()).isTrue();
  }
}
