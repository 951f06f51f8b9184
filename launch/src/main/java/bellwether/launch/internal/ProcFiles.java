package bellwether.launch.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What `/proc` tells of processes. A process that ends meanwhile is simply not there.
public final class ProcFiles {
  private static final Path PROC = Path.of("/proc");

  private ProcFiles() {}

  /// When a process started, in clock ticks since boot; 0: there is none, or only its zombie is
  /// left.
  public static long startTicks(int pid) {
    try {
      var stat = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
      boolean zombie = stat.charAt(stat.lastIndexOf(')') + 2) == 'Z';
      return zombie ? 0 : ProcStat.startTicks(stat);
    } catch (IOException gone) {
      return 0;
    }
  }

  /// Names the kernel since its start; empty where the system does not say.
  public static String bootId() {
    try {
      return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
    } catch (IOException unknown) {
      return "";
    }
  }

  /// The numbers of all processes of which the environment has this entry.
  public static List<Integer> withEnvironment(String entry) {
    try (Stream<Path> folders = Files.list(PROC)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> Character.isDigit(name.charAt(0)))
          .map(Integer::valueOf)
          .filter(pid -> hasEntry(pid, entry))
          .toList();
    } catch (IOException noProc) {
      return List.of();
    }
  }

  private static boolean hasEntry(int pid, String entry) {
    try {
      var environment =
          new String(
              Files.readAllBytes(PROC.resolve(pid + "/environ")), StandardCharsets.ISO_8859_1);
      return List.of(environment.split("\0")).contains(entry);
    } catch (IOException goneOrNotOurs) {
      return false;
    }
  }

  /// The process group of a process; 0: there is no such process.
  public static int group(int pid) {
    try {
      var stat = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
      return Integer.parseInt(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[2]);
    } catch (IOException gone) {
      return 0;
    }
  }
}
