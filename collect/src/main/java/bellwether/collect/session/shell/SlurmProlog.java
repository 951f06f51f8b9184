package bellwether.collect.session.shell;

import java.util.stream.Collectors;

/// Slurm, which reads lines from the output of a task's prolog, `export NAME=value`, and sets these
/// variables for the task. A value goes to the end of its line.
public record SlurmProlog() implements Shell {
  @Override
  public String text(Instrumentation instrumentation) {
    return instrumentation.variables().stream()
        .map(variable -> "export " + variable.requirePlain() + "\n")
        .collect(Collectors.joining());
  }
}
