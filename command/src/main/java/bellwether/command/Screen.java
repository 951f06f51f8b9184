package bellwether.command;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.IntSupplier;

/// What the standard output shows on.
///
/// @param terminal whether it is a terminal
/// @param width of the terminal in characters, asked for when needed; 0: not known
public record Screen(boolean terminal, IntSupplier width) {

  /// No terminal: a file or a pipe.
  public static Screen none() {
    return new Screen(false, () -> 0);
  }

  /// What this process writes to.
  public static Screen detect(Map<String, String> environment) {
    return isTerminal() ? new Screen(true, () -> askedWidth(environment)) : none();
  }

  private static boolean isTerminal() {
    try {
      var target = Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException noProc) {
      return System.console() != null && System.console().isTerminal();
    }
  }

  private static int askedWidth(Map<String, String> environment) {
    var columns = environment.getOrDefault("COLUMNS", "");
    return columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : terminalWidth();
  }

  private static int terminalWidth() {
    try {
      var stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      var answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return answer.matches("\\d+ \\d{1,4}\\s*")
          ? Integer.parseInt(answer.substring(answer.indexOf(' ') + 1).strip())
          : 0;
    } catch (IOException noStty) {
      return 0;
    }
  }

  /// The width to cut lines to; 0: not at all.
  public int columns() {
    return terminal ? width.getAsInt() : 0;
  }
}
