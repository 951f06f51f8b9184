package bellwether.launch;

import bellwether.launch.internal.Affinity;
import bellwether.launch.internal.CpuQuota;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// This machine as far as jobs may use it.
///
/// @param hostName its name
/// @param cores ids of the cores on which this process may run
/// @param slots how many jobs of one core can run at once without crowding: the cores, or fewer
///   where a control group grants less time than they have
public record Machine(String hostName, List<Integer> cores, int slots) {

  /// The machine on which this process runs.
  public static Machine here() {
    var cores = Affinity.present().stream().boxed().toList();
    if (cores.isEmpty()) {
      int count = Runtime.getRuntime().availableProcessors();
      cores = java.util.stream.IntStream.range(0, count).boxed().toList();
    }
    int granted = CpuQuota.of(Path.of("/")).orElse(cores.size());
    return new Machine(name(), cores, Math.clamp(granted, 1, cores.size()));
  }

  private static String name() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
    } catch (IOException unknown) {
      return "localhost";
    }
  }
}
