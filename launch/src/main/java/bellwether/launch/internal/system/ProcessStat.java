package bellwether.launch.internal.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// What the system tells of a process in `/proc/PID/stat`.
///
/// @param pid its process id
/// @param name of its program, at most 15 characters
/// @param state a letter; `Z`: it has ended, but nobody has reaped it
/// @param parent the process that started it, or that the system gave it to
/// @param group its process group
/// @param startTicks its start in clock ticks since boot
public record ProcessStat(
    int pid, String name, char state, int parent, int group, long startTicks) {
  private static final Path PROC = Path.of("/proc");
  private static final int STATE = 0;
  private static final int PARENT = 1;
  private static final int GROUP = 2;
  private static final int START = 19;

  /// The present one; empty when there is no such process.
  public static Optional<ProcessStat> of(int pid) {
    try {
      var file = PROC.resolve(Integer.toString(pid)).resolve("stat");
      return Optional.of(parse(Files.readString(file, StandardCharsets.ISO_8859_1)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Those of all processes that are there now.
  public static Stream<ProcessStat> all() {
    var names = PROC.toFile().list((_, name) -> Character.isDigit(name.charAt(0)));
    return names == null
        ? Stream.empty()
        : Arrays.stream(names)
            .map(Integer::parseInt)
            .map(ProcessStat::of)
            .flatMap(Optional::stream);
  }

  /// The program's name may hold blanks and brackets; what follows it is plain.
  private static ProcessStat parse(String stat) {
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return new ProcessStat(
        Integer.parseInt(stat.substring(0, stat.indexOf(' '))),
        stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')')),
        fields[STATE].charAt(0),
        Integer.parseInt(fields[PARENT]),
        Integer.parseInt(fields[GROUP]),
        Long.parseLong(fields[START]));
  }

  /// Whether a signal or a debugger stopped it.
  public boolean isStopped() {
    return state == 'T' || state == 't';
  }

  /// Whether it has not ended.
  public boolean runs() {
    return state != 'Z' && state != 'X';
  }
}
