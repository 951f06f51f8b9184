package bellwether.launch.internal;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.locks.LockSupport;

/// Ends process groups that are not our children, and waits until they are gone.
public final class GroupKill {
  private static final int TERM = 15;
  private static final int KILL = 9;
  private static final Duration LOOK = Duration.ofMillis(10);

  private GroupKill() {}

  /// A request to end, and after the grace period the kill.
  public static void end(Collection<Integer> groups, Duration grace) {
    groups.forEach(group -> Libc.killGroup(group, TERM));
    if (!awaitGone(groups, grace)) {
      groups.forEach(group -> Libc.killGroup(group, KILL));
      awaitGone(groups, Duration.ofSeconds(5));
    }
  }

  private static boolean awaitGone(Collection<Integer> groups, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (groups.stream().anyMatch(group -> Libc.killGroup(group, 0))) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
    return true;
  }
}
