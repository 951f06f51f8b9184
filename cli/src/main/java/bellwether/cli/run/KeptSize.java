package bellwether.cli.run;

import bellwether.command.CommandException;
import java.util.regex.Pattern;

/// The value of `--keep-output`: bytes, or KiB with a K, or MiB with an M.
final class KeptSize {
  private static final Pattern SIZE = Pattern.compile("(\\d{1,9})([KM]?)");
  private static final long LEAST = 1024;
  private static final long MOST = 64 << 20;

  private KeptSize() {}

  /// How many bytes it is; 0 for `none`.
  static int parse(String text) {
    if (text.equals("none")) {
      return 0;
    }
    var matcher = SIZE.matcher(text);
    long bytes = matcher.matches() ? Long.parseLong(matcher.group(1)) * unit(matcher.group(2)) : 0;
    if (bytes < LEAST || bytes > MOST) {
      throw CommandException.wrongInput(
          "--keep-output: expected none, or a size from 1K to 64M such as 512K, but found " + text);
    }
    return (int) bytes;
  }

  private static long unit(String letter) {
    return switch (letter) {
      case "K" -> 1L << 10;
      case "M" -> 1L << 20;
      default -> 1;
    };
  }
}
