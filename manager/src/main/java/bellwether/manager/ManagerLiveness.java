package bellwether.manager;

import bellwether.launch.ProcessIdentity;
import bellwether.store.Liveness;
import bellwether.store.ManagerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Looks whether a manager's process is there. One on another host may be, and counts as alive.
/// Thread-safe.
public final class ManagerLiveness implements Liveness {

  @Override
  public boolean isAlive(ManagerProcess manager) {
    return !isHere(manager) || isAliveHere(manager);
  }

  /// Whether it is on this host, now.
  public static boolean isAliveHere(ManagerProcess manager) {
    return identity(manager).isAlive();
  }

  /// Whether it is on this host, and stands still because somebody stopped it.
  public static boolean isStoppedHere(ManagerProcess manager) {
    return identity(manager).isStopped();
  }

  private static ProcessIdentity identity(ManagerProcess manager) {
    return new ProcessIdentity(manager.pid(), manager.startTicks(), manager.bootId());
  }

  /// Whether its host is this one, in this boot or an earlier one.
  public static boolean isHere(ManagerProcess manager) {
    return manager.bootId().equals(kernel("random/boot_id"))
        || manager.host().equals(kernel("hostname"));
  }

  private static String kernel(String name) {
    try {
      return Files.readString(Path.of("/proc/sys/kernel", name)).strip();
    } catch (IOException noLinux) {
      return "";
    }
  }
}
