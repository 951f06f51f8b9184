package bellwether.command.output;

import bellwether.model.Execution;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a job executes, as people would type it.
public final class CommandText {
  private CommandText() {}

  /// `./model --seed '${it}'`, or a script on one line.
  public static String of(Execution execution) {
    var script = execution.script();
    return script == null
        ? Stream.concat(Stream.ofNullable(execution.exec()), execution.args().stream())
            .map(CommandText::quoted)
            .collect(Collectors.joining(" "))
        : "script: " + script.strip().replaceAll("\\s*\\R\\s*", "; ");
  }

  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
