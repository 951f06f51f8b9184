package bellwether.epmt.daemon;

import bellwether.command.CommandException;
import bellwether.command.Console;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Starts the daemon as a process of its own, in a session of its own where `setsid` is installed.
///
/// @param console with the environment that the daemon gets
/// @param pids in which the daemon says that it runs
/// @param log into which it writes
record DaemonStart(Console console, PidFile pids, Path log) {
  /// By name, since that class knows this one.
  private static final String MAIN = "bellwether.epmt.EpmtMain";

  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int LOOK_MILLIS = 20;

  /// Starts it with these arguments of `epmt`, and waits until it runs.
  ///
  /// @throws CommandException when it ends before that
  void start(List<String> arguments) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command(arguments));
    builder.environment().clear();
    builder.environment().putAll(console.environment());
    var process =
        builder
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    long begin = System.nanoTime();
    while (!pids.running().equals(OptionalLong.of(process.pid()))) {
      if (!process.isAlive() || System.nanoTime() - begin > LONGEST.toNanos()) {
        throw CommandException.notFound("The daemon did not start; see " + log);
      }
      Thread.sleep(LOOK_MILLIS);
    }
  }

  private static List<String> command(List<String> arguments) {
    var words = new ArrayList<String>();
    if (Files.isExecutable(SETSID)) {
      words.add(SETSID.toString());
    }
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(word -> !word.matches("-(javaagent|agentlib|XX:AOTCacheOutput).*"))
        .forEach(words::add);
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
    words.addAll(arguments);
    return words;
  }
}
