package bellwether.launch.internal.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;

/// How much memory processes have resident, in bytes.
public final class ResidentMemory {
  private static final Path PROC = Path.of("/proc");

  private ResidentMemory() {}

  /// The sum of what each has; pages that several share count for each.
  public static long of(Collection<Integer> pids) {
    return pids.stream().mapToLong(ResidentMemory::ofOne).sum();
  }

  /// The sum in which pages that several share count once; of processes that do not let themselves
  /// be looked into, the other sum.
  public static long shared(Collection<Integer> pids) {
    return pids.stream()
        .mapToLong(pid -> {
          long share = kibi(pid, "smaps_rollup", "Pss:");
          return share < 0 ? ofOne(pid) : 1024 * share;
        })
        .sum();
  }

  private static long ofOne(int pid) {
    return 1024 * Math.max(0, kibi(pid, "status", "VmRSS:"));
  }

  /// The value of a line such as `VmRSS: 1234 kB`; negative: there is none.
  private static long kibi(int pid, String file, String word) {
    try {
      var path = PROC.resolve(Integer.toString(pid)).resolve(file);
      return Files.readString(path, StandardCharsets.ISO_8859_1)
          .lines()
          .filter(line -> line.startsWith(word))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(-1);
    } catch (IOException e) {
      return -1;
    }
  }
}
