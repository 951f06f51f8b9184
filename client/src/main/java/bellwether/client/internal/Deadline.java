package bellwether.client.internal;

import bellwether.client.WaitTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The moment at which a wait gives up, if ever.
public final class Deadline {
  private static final Duration FOREVER = Duration.ofDays(10_000);

  private final @Nullable Duration timeout;
  private final long started = System.nanoTime();

  private Deadline(@Nullable Duration timeout) {
    this.timeout = timeout;
  }

  public static Deadline never() {
    return new Deadline(null);
  }

  public static Deadline in(Duration timeout) {
    return new Deadline(timeout);
  }

  /// What is left, nothing when it is over.
  public Duration left() {
    if (timeout == null) {
      return FOREVER;
    }
    Duration left = timeout.minusNanos(System.nanoTime() - started);
    return left.isPositive() ? left : Duration.ZERO;
  }

  public boolean isOver() {
    return left().isZero();
  }

  /// The shorter of a pause and what is left.
  public Duration limit(Duration pause) {
    Duration left = left();
    return left.compareTo(pause) < 0 ? left : pause;
  }

  /// Gives up when it is over.
  ///
  /// @throws WaitTimeoutException when it is
  public void check(String awaited) {
    if (isOver()) {
      throw new WaitTimeoutException("Waited " + timeout + " in vain for " + awaited);
    }
  }
}
