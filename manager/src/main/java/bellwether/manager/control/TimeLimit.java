package bellwether.manager.control;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Closes a channel when a time is over, so that whoever waits for it waits no longer. Thread-safe.
final class TimeLimit implements AutoCloseable {
  private final CountDownLatch done = new CountDownLatch(1);
  private final Channel channel;
  private volatile boolean over;

  TimeLimit(Channel channel, Duration time) {
    this.channel = channel;
    Thread.ofPlatform().name("time-limit").daemon().start(() -> guard(time));
  }

  private void guard(Duration time) {
    try {
      if (!done.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        over = true;
        channel.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether it closed the channel.
  boolean isOver() {
    return over;
  }

  @Override
  public void close() {
    done.countDown();
  }
}
