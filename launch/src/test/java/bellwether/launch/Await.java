package bellwether.launch;

import bellwether.launch.internal.system.ProcessStat;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for a condition of the outside world.
final class Await {
  private static final Duration MOST = Duration.ofSeconds(20);

  private Await() {}

  static void until(BooleanSupplier condition) {
    long deadline = System.nanoTime() + MOST.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("Condition not met within " + MOST);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  static boolean runs(int pid) {
    return ProcessStat.of(pid).filter(ProcessStat::runs).isPresent();
  }
}
