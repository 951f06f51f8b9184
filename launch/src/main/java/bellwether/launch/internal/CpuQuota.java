package bellwether.launch.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// How many cores' worth of time the control groups of this process grant.
public final class CpuQuota {
  private CpuQuota() {}

  /// Rounded down to whole cores, at least one; empty: no limit.
  ///
  /// @param root of the file system, `/` but in tests
  public static OptionalInt of(Path root) {
    int least = Integer.MAX_VALUE;
    for (var line : lines(root.resolve("proc/self/cgroup"))) {
      var parts = line.split(":", 3);
      if (parts.length == 3 && parts[1].isEmpty()) {
        least = Math.min(least, unified(root.resolve("sys/fs/cgroup"), parts[2]));
      } else if (parts.length == 3 && List.of(parts[1].split(",")).contains("cpu")) {
        least = Math.min(least, legacy(root.resolve("sys/fs/cgroup/cpu"), parts[2]));
      }
    }
    return least == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(least);
  }

  /// Version 2: `cpu.max` of the group and of all above it, `QUOTA PERIOD` or `max PERIOD`.
  private static int unified(Path base, String group) {
    int least = Integer.MAX_VALUE;
    for (var at : upwards(base, group)) {
      var words = String.join(" ", lines(at.resolve("cpu.max"))).split(" ");
      if (words.length == 2 && !words[0].equals("max")) {
        least = Math.min(least, cores(Long.parseLong(words[0]), Long.parseLong(words[1])));
      }
    }
    return least;
  }

  /// Version 1: quota and period in files of their own; a negative quota is none.
  private static int legacy(Path base, String group) {
    int least = Integer.MAX_VALUE;
    for (var at : upwards(base, group)) {
      var quota = lines(at.resolve("cpu.cfs_quota_us"));
      var period = lines(at.resolve("cpu.cfs_period_us"));
      if (!quota.isEmpty() && !period.isEmpty() && !quota.getFirst().startsWith("-")) {
        least =
            Math.min(
                least, cores(Long.parseLong(quota.getFirst()), Long.parseLong(period.getFirst())));
      }
    }
    return least;
  }

  /// The folder of the group, and those of the groups above it.
  private static List<Path> upwards(Path base, String group) {
    var folders = new ArrayList<Path>(List.of(base));
    var at = base;
    for (var part : Path.of(group.substring(1))) {
      at = at.resolve(part);
      folders.add(at);
    }
    return folders;
  }

  private static int cores(long quota, long period) {
    return (int) Math.max(1, quota / period);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException unreadable) {
      return List.of();
    }
  }
}
