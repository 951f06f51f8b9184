package bellwether.launch.internal;

import bellwether.launch.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The signals that whoever started this process had it ignore, of those that shells and `nohup` do
/// this with: SIGHUP, SIGINT and SIGQUIT. Jobs ignore them too, as a shell's would.
final class IgnoredSignals {
  /// The mask that the start script saw: the JVM takes SIGQUIT for itself.
  static final String PROPERTY = "bellwether.ignored_signals";

  private static final long OF_SHELLS = bit(1) | bit(2) | bit(Libc.SIGQUIT);
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String FIELD = "SigIgn:";

  private IgnoredSignals() {}

  /// One bit for each, the lowest for signal 1.
  static long mask() {
    return (ofThisProcess() | number(System.getProperty(PROPERTY, "0"))) & OF_SHELLS;
  }

  static boolean has(long mask, int signal) {
    return (mask & bit(signal)) != 0;
  }

  private static long bit(int signal) {
    return 1L << signal - 1;
  }

  private static long ofThisProcess() {
    try (var lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith(FIELD))
          .mapToLong(line -> number(line.substring(FIELD.length()).strip()))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new LaunchException("Expected to read " + STATUS + ": " + e.getMessage(), e);
    }
  }

  private static long number(String hexadecimal) {
    return hexadecimal.matches("[0-9a-f]{1,16}") ? Long.parseUnsignedLong(hexadecimal, 16) : 0;
  }
}
