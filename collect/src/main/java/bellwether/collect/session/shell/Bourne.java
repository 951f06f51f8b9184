package bellwether.collect.session.shell;

import java.util.stream.Collectors;

/// The shells that understand `export NAME=value`, such as dash, ksh and zsh.
///
/// The text is one line of plain words, so that it means the same in all three uses: evaluated,
/// with or without quotes around the substitution, and as arguments of `export`, where its own
/// first word exports a variable of that name, which nobody has set.
public record Bourne() implements Shell {
  @Override
  public String text(Instrumentation instrumentation) {
    return line(instrumentation) + "\n";
  }

  static String line(Instrumentation instrumentation) {
    return instrumentation.variables().stream()
        .map(variable -> variable.requirePlain().toString())
        .collect(Collectors.joining(" ", "export ", ""));
  }
}
