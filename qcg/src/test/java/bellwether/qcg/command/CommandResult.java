package bellwether.qcg.command;

import bellwether.command.Console;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/// What a command wrote, and its exit status.
record CommandResult(int status, String out, String err) {

  static CommandResult report(String... args) {
    return by(ReportCommand::run, args);
  }

  static CommandResult processes(String... args) {
    return by(ProcessesCommand::run, args);
  }

  private static CommandResult by(
      BiFunction<Console, List<String>, Integer> command, String... args) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of(),
            false,
            false);
    int status = command.apply(console, List.of(args));
    return new CommandResult(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
