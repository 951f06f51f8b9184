package bellwether.collect.session.shell;

import java.util.List;
import java.util.stream.Collectors;

/// The C shells, csh and tcsh, which get aliases to measure and to stop measuring.
///
/// Each line ends in a semicolon, as a substitution makes one line of them all.
public record CShell() implements Shell {
  @Override
  public String text(Instrumentation instrumentation) {
    var variables = instrumentation.variables();
    return "%s;\nalias epmt_instrument '%s';\nalias epmt_uninstrument '%s';\n"
        .formatted(
            assigned(variables, ";\n"),
            assigned(variables, "; "),
            taken(variables, instrumentation.preloaded()));
  }

  private static String assigned(List<Variable> variables, String separator) {
    return variables.stream().map(CShell::assigned).collect(Collectors.joining(separator));
  }

  private static String assigned(Variable variable) {
    var value = variable.requirePlain().value();
    return "setenv %s %s".formatted(variable.name(), value.isEmpty() ? "\"\"" : value);
  }

  /// Without the variables; what was preloaded before is preloaded again.
  private static String taken(List<Variable> variables, String preloaded) {
    var gone =
        variables.stream()
            .map(variable -> "unsetenv " + variable.name())
            .collect(Collectors.joining("; "));
    return preloaded.isEmpty()
        ? gone
        : gone + "; " + assigned(new Variable(Instrumentation.PRELOAD, preloaded));
  }
}
