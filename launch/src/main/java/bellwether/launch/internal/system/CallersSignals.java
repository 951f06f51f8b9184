package bellwether.launch.internal.system;

import bellwether.launch.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The signals that whoever started this process had it ignore or block: jobs ignore and block them
/// too, as those of a plain shell would. Masks have one bit for each, the lowest for signal 1.
public final class CallersSignals {
  /// The mask of ignored ones that the start script saw, for those that the JVM takes for itself.
  public static final String PROPERTY = "bellwether.ignored_signals";

  private static final long SIGCHLD = bit(17);

  /// The C library's own, which a process may seem to ignore that did not choose to.
  private static final long OF_LIBRARY = bit(32) | bit(33);

  private CallersSignals() {}

  /// Those ignored. How children end must be seen, so SIGCHLD is never among them.
  public static long ignored() {
    return (ofMainThread("SigIgn:") | number(System.getProperty(PROPERTY, "0")))
        & ~(SIGCHLD | OF_LIBRARY);
  }

  /// Those blocked.
  public static long blocked() {
    return ofMainThread("SigBlk:");
  }

  public static boolean has(long mask, int signal) {
    return (mask & bit(signal)) != 0;
  }

  private static long bit(int signal) {
    return 1L << signal - 1;
  }

  /// The first thread, which only waits for the JVM's own, is as the caller made it.
  private static long ofMainThread(String field) {
    var status = Path.of("/proc/self/task/%d/status".formatted(ProcessHandle.current().pid()));
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith(field))
          .mapToLong(line -> number(line.substring(field.length()).strip()))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new LaunchException("Expected to read " + status + ": " + e.getMessage(), e);
    }
  }

  private static long number(String hexadecimal) {
    return hexadecimal.matches("[0-9a-f]{1,16}") ? Long.parseUnsignedLong(hexadecimal, 16) : 0;
  }
}
