package bellwether.cli.ask;

import bellwether.launch.ProcessIdentity;
import bellwether.store.Liveness;
import bellwether.store.ManagerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Looks whether a manager's process is on this machine. One on another host may live.
final class ManagerLiveness implements Liveness {

  @Override
  public boolean isAlive(ManagerProcess manager) {
    if (manager.bootId().equals(kernel("random/boot_id"))) {
      return new ProcessIdentity(manager.pid(), manager.startTicks(), manager.bootId()).isAlive();
    }
    return !isHere(manager);
  }

  /// Whether its host has this one's name.
  static boolean isHere(ManagerProcess manager) {
    return manager.host().equals(kernel("hostname"));
  }

  private static String kernel(String name) {
    try {
      return Files.readString(Path.of("/proc/sys/kernel", name)).strip();
    } catch (IOException noLinux) {
      return "";
    }
  }
}
