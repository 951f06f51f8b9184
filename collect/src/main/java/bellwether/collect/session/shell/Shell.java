package bellwether.collect.session.shell;

/// A shell that evaluates a text, and measures its commands from then on.
public sealed interface Shell permits Bash, Bourne, CShell, SlurmProlog {
  /// What it evaluates, with a newline at the end.
  ///
  /// @throws bellwether.collect.session.SessionException when a value cannot stand in such a text
  String text(Instrumentation instrumentation);
}
