package bellwether.launch.internal.system;

import bellwether.model.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The memory of this machine, or what the control groups of this process leave of it.
public final class MachineMemory {
  private MachineMemory() {}

  /// Reads it from the files below `root`, which is `/` but in tests; zero: not known.
  public static Bytes of(Path root) {
    long least =
        lines(root.resolve("proc/meminfo")).stream()
            .filter(line -> line.startsWith("MemTotal:"))
            .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElse(0);
    var groups = root.resolve("sys/fs/cgroup");
    for (var line : lines(root.resolve("proc/self/cgroup"))) {
      var parts = line.split(":", 3);
      if (parts.length == 3 && parts[1].isEmpty()) {
        least = upwards(groups, parts[2], "memory.max", least);
      } else if (parts.length == 3 && List.of(parts[1].split(",")).contains("memory")) {
        least = upwards(groups.resolve("memory"), parts[2], "memory.limit_in_bytes", least);
      }
    }
    return new Bytes(least);
  }

  /// The least of a group's own limit and those of the groups around it.
  private static long upwards(Path mount, String group, String file, long most) {
    long least = most;
    var folder = mount.resolve(group.replaceFirst("^/+", "")).normalize();
    while (folder != null && folder.startsWith(mount)) {
      for (var line : lines(folder.resolve(file))) {
        least = line.matches("\\d{1,18}") ? Math.min(least, Long.parseLong(line)) : least;
      }
      folder = folder.getParent();
    }
    return least;
  }

  private static List<String> lines(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Files.readAllLines(file, StandardCharsets.US_ASCII)
          : List.of();
    } catch (IOException e) {
      return List.of();
    }
  }
}
