package bellwether.epmt.settings;

import bellwether.command.CommandException;
import bellwether.launch.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The machine as EPMT's settings choose among machines.
///
/// @param host its name, as `uname -n` prints it
/// @param processor `family/model/stepping`; each may be empty where the kernel names none
public record ThisMachine(String host, String processor) {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

  public static ThisMachine find() {
    var lines = lines(PROCESSORS);
    var processor =
        String.join(
            "/", value(lines, "cpu family"), value(lines, "model"), value(lines, "stepping"));
    return new ThisMachine(Machine.hostNameHere(), processor);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException unreadable) {
      throw CommandException.surroundings(
          "Expected to read %s, by which papiex_options_byhost and papiex_options_bycpu choose, but found: %s"
              .formatted(file, unreadable.getMessage()));
    }
  }

  /// That of the first processor.
  private static String value(List<String> lines, String name) {
    return lines.stream()
        .map(line -> line.split("\\s*:\\s*", 2))
        .filter(parts -> parts.length == 2 && parts[0].equals(name))
        .map(parts -> parts[1])
        .findFirst()
        .orElse("");
  }
}
