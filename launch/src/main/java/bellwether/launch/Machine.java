package bellwether.launch;

import bellwether.launch.internal.system.Affinity;
import bellwether.launch.internal.system.CpuQuota;
import bellwether.launch.internal.system.MachineMemory;
import bellwether.model.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The part of this machine that Bellwether may use.
///
/// @param hostName as the system calls itself
/// @param cores ids of the cores on which this process may run, ascending
/// @param slots how many of them to use unless told otherwise: all, or as many whole ones as a
///   limit of CPU time set from outside (a control group) allows, at least one
/// @param memory how much there is for jobs; zero: not known
public record Machine(String hostName, List<Integer> cores, int slots, Bytes memory) {
  private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  public Machine {
    cores = List.copyOf(cores);
    if (cores.isEmpty() || slots < 1 || slots > cores.size()) {
      throw new IllegalArgumentException(
          "Expected 1 to %d slots, but was %d".formatted(cores.size(), slots));
    }
  }

  /// One whose memory is not known.
  public Machine(String hostName, List<Integer> cores, int slots) {
    this(hostName, cores, slots, new Bytes(0));
  }

  /// This machine.
  ///
  /// @throws LaunchException when the system does not tell
  public static Machine here() {
    var cores = Affinity.ofThisThread();
    if (cores.isEmpty()) {
      throw new LaunchException("Expected the system to tell the cores of this process");
    }
    var quota = CpuQuota.of(Path.of("/")).cpus();
    var memory = MachineMemory.of(Path.of("/"));
    return new Machine(hostNameHere(), cores, slots(cores.size(), quota), memory);
  }

  /// How many slots there are on so many cores with such a limit of CPU time.
  static int slots(int cores, double quota) {
    return (int) Math.clamp(Math.floor(quota), 1, cores);
  }

  /// The name of this machine, as `uname -n` prints it.
  ///
  /// @throws LaunchException when the system does not tell
  public static String hostNameHere() {
    try {
      return Files.readString(HOST_NAME, StandardCharsets.US_ASCII).strip();
    } catch (IOException e) {
      throw new LaunchException("Expected the name of this machine in " + HOST_NAME, e);
    }
  }
}
