package bellwether.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class StarterWatchTest {
  private final CountDownLatch ended = new CountDownLatch(1);

  @Test
  void actsWhenTheStarterIsGone() throws Exception {
    var there = new AtomicBoolean(true);
    try (var watch = StarterWatch.start(there::get, ended::countDown, Duration.ofMillis(1))) {
      assertThat(watch).isNotNull();
      assertThat(ended.getCount()).isOne();
      there.set(false);
      assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void actsAtOnceWhenTheStarterWasGoneBefore() throws Exception {
    var gone = new ProcessBuilder("true").start();
    gone.waitFor();
    try (var watch = StarterWatch.of((int) gone.pid(), ended::countDown)) {
      assertThat(watch).isNotNull();
      assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
    }
  }
}
