package bellwether.launch.internal;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How long the system may refuse what a start needs before the launcher gives up. Threadsafe.
///
/// The time counts from the first refusal, and only while none of our processes runs: the end of
/// one may give back what the next one needs.
public final class Patience {
  private final Duration most;
  private final LongSupplier nanos;
  private int running;
  private boolean refused;
  private long since;

  public Patience(Duration most) {
    this(most, System::nanoTime);
  }

  Patience(Duration most, LongSupplier nanos) {
    this.most = most;
    this.nanos = nanos;
  }

  synchronized void started() {
    running++;
    refused = false;
  }

  synchronized void ended() {
    running--;
  }

  /// The system has refused a start; returns whether to try again.
  synchronized boolean allows() {
    long now = nanos.getAsLong();
    if (!refused || running > 0) {
      refused = true;
      since = now;
    }
    return now - since < most.toNanos();
  }
}
