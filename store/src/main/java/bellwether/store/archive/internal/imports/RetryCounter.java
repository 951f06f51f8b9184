package bellwether.store.archive.internal.imports;

import bellwether.store.archive.ArchiveException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/// Counts how often work was overtaken by other processes, and waits a little before the next try.
/// Not thread-safe.
public final class RetryCounter {
  private static final int MOST = 100;
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);
  private static final long STEP_MILLIS = 20;

  private int count;

  /// Waits for a time that others do not wait, too.
  ///
  /// @throws ArchiveException when it was overtaken too often
  public void again(OvertakenException overtaken) {
    count++;
    if (count == MOST) {
      throw new ArchiveException(
          "%s: in %d tries other processes changed the same files each time; try again when they are done"
              .formatted(overtaken.getMessage(), MOST),
          overtaken);
    }
    long most = Math.min(LONGEST_PAUSE.toMillis(), count * STEP_MILLIS);
    long pause = ThreadLocalRandom.current().nextLong(1, most + 1);
    LockSupport.parkNanos(Duration.ofMillis(pause).toNanos());
  }
}
