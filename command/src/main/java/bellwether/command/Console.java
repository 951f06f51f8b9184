package bellwether.command;

import bellwether.command.output.SafeText;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/// Where a command reads and writes, and what surrounds it.
///
/// @param out data
/// @param err everything else
/// @param terminal whether a person reads `err` on a terminal
/// @param interactive whether a person can answer questions, too
/// @param screen what `out` shows on
public record Console(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    boolean terminal,
    boolean interactive,
    Screen screen) {

  /// One whose `out` is no terminal.
  public Console(
      InputStream in,
      PrintStream out,
      PrintStream err,
      Map<String, String> environment,
      boolean terminal,
      boolean interactive) {
    this(in, out, err, environment, terminal, interactive, Screen.none());
  }

  /// Where data goes as it is, whatever it does to a terminal.
  public PrintStream rawOut() {
    return out instanceof StandardOutput standard ? standard.raw() : out;
  }

  /// Tells people something that is no data.
  public void note(String sentence) {
    err.println("bellwether: " + SafeText.lines(sentence));
  }
}
