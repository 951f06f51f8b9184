package bellwether.launch.internal.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The limit of CPU time that the control groups of this process set, of version 1 or 2.
///
/// @param cpus in CPUs; infinite: no limit
public record CpuQuota(double cpus) {
  private static final double NONE = Double.POSITIVE_INFINITY;

  /// Reads the limit from the files below `root`, which is `/` but in tests.
  public static CpuQuota of(Path root) {
    double least = NONE;
    for (var line : lines(root.resolve("proc/self/cgroup"))) {
      var parts = line.split(":", 3);
      if (parts.length == 3) {
        least = Math.min(least, ofGroup(root.resolve("sys/fs/cgroup"), parts[1], parts[2]));
      }
    }
    return new CpuQuota(least);
  }

  private static double ofGroup(Path mounts, String controllers, String group) {
    if (controllers.isEmpty()) {
      return Math.min(
          upwards(mounts, group, CpuQuota::version2),
          upwards(mounts.resolve("unified"), group, CpuQuota::version2));
    }
    return List.of(controllers.split(",")).contains("cpu")
        ? Math.min(
            upwards(mounts.resolve(controllers), group, CpuQuota::version1),
            upwards(mounts.resolve("cpu"), group, CpuQuota::version1))
        : NONE;
  }

  @FunctionalInterface
  private interface Reader {
    double quota(Path folder);
  }

  /// The least of a group's own limit and those of the groups around it. In a container the group's
  /// name may be one of outside, so missing folders are normal.
  private static double upwards(Path mount, String group, Reader reader) {
    double least = NONE;
    var folder = mount.resolve(group.replaceFirst("^/+", "")).normalize();
    while (folder != null && folder.startsWith(mount)) {
      least = Math.min(least, reader.quota(folder));
      folder = folder.getParent();
    }
    return least;
  }

  private static double version2(Path folder) {
    var lines = lines(folder.resolve("cpu.max"));
    var words = lines.isEmpty() ? new String[0] : lines.getFirst().split(" ");
    return words.length == 2 ? ratio(words[0], words[1]) : NONE;
  }

  private static double version1(Path folder) {
    var quota = lines(folder.resolve("cpu.cfs_quota_us"));
    var period = lines(folder.resolve("cpu.cfs_period_us"));
    return quota.isEmpty() || period.isEmpty() ? NONE : ratio(quota.getFirst(), period.getFirst());
  }

  /// `max` or -1 stand for no limit.
  private static double ratio(String quota, String period) {
    boolean limited = quota.matches("[1-9]\\d*") && period.matches("[1-9]\\d*");
    return limited ? Double.parseDouble(quota) / Double.parseDouble(period) : NONE;
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
