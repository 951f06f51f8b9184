package bellwether.cli.workflow;

import bellwether.command.CommandException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a workflow is stopped.
final class StopOptions {
  private static final int USUAL = 15;
  private static final Map<String, Integer> SIGNALS =
      Map.of("HUP", 1, "INT", 2, "QUIT", 3, "KILL", 9, "USR1", 10, "USR2", 12, "TERM", USUAL);

  @Option(
      names = "--signal",
      paramLabel = "NAME",
      description =
          "With stop: the signal that asks what runs to end: TERM (the default), INT, HUP, QUIT, USR1, USR2 or KILL.")
  private @Nullable String signal;

  @Option(
      names = "--grace",
      paramLabel = "SECONDS",
      description =
          "With stop: how long what runs has before it is killed (default: as the run was started).")
  private @Nullable Double grace;

  /// Refuses them where nothing is stopped.
  void refuse() {
    if (signal != null || grace != null) {
      throw CommandException.wrongInput(
          "Expected --signal and --grace with workflow stop alone, but found them with another action");
    }
  }

  int signal() {
    if (signal == null) {
      return USUAL;
    }
    var word = signal.toUpperCase(Locale.ROOT);
    var number = SIGNALS.get(word.startsWith("SIG") ? word.substring(3) : word);
    if (number == null) {
      throw CommandException.wrongInput(
          "--signal: expected TERM, INT, HUP, QUIT, USR1, USR2 or KILL, but found " + signal);
    }
    return number;
  }

  @Nullable Duration grace() {
    if (grace != null && !(grace >= 0 && grace < 1e6)) {
      throw CommandException.wrongInput(
          "--grace: expected seconds, at least 0, but found " + grace);
    }
    return grace == null ? null : Duration.ofNanos((long) (grace * 1e9));
  }
}
