package bellwether.collect.session.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The shell that started this process, and will evaluate what it prints: `$SHELL` is only the one
/// that its user logs in with.
public final class ParentShell {
  private ParentShell() {}

  /// The parent's; what is not known as a shell is taken for a Bourne shell.
  public static Shell find() {
    return ProcessHandle.current()
        .parent()
        .map(parent -> of(program(parent.pid())))
        .orElseGet(Bourne::new);
  }

  /// The shell that a program is, by the name of its file.
  static Shell of(String program) {
    if (program.endsWith("csh")) {
      return new CShell();
    }
    return program.matches("r?bash(-.*)?") ? new Bash() : new Bourne();
  }

  /// The file's name, or what the process calls itself where its file is hidden from us.
  private static String program(long pid) {
    var process = Path.of("/proc", Long.toString(pid));
    try {
      return lastPart(Files.readSymbolicLink(process.resolve("exe")));
    } catch (IOException _) {
      return name(process.resolve("comm"));
    }
  }

  private static String lastPart(Path file) {
    return String.valueOf(file.getFileName()).replace(" (deleted)", "");
  }

  private static String name(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException _) {
      return ""; // it ended meanwhile
    }
  }
}
