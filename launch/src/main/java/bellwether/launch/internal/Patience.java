package bellwether.launch.internal;

import java.time.Duration;
import java.util.function.LongSupplier;

/// How long the system may refuse what a start needs before the launcher gives up. Thread-safe.
///
/// The time counts from the first refusal, and only while none of our processes runs: the end of
/// one may give back what the next one needs.
public final class Patience {
  private static final Duration LONGEST_GAP = Duration.ofSeconds(10);

  private final Duration most;
  private final LongSupplier nanos;
  private int running;
  private boolean refused;
  private long since;
  private long last;

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
    // After a while without a try, such as when its job was cancelled, it is another refusal.
    if (!refused || running > 0 || now - last > LONGEST_GAP.toNanos()) {
      refused = true;
      since = now;
    }
    last = now;
    return now - since < most.toNanos();
  }
}
