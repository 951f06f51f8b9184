package bellwether.launch.internal.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The environment of a running process, as it was at its start.
///
/// @param text all assignments, with a NUL before each and after the last
public record ProcessEnvironment(String text) {

  /// That of a process; empty where it cannot be seen: processes of other users cannot be looked
  /// into, and one that has ended has none.
  public static ProcessEnvironment of(int pid) {
    try {
      var file = Path.of("/proc", Integer.toString(pid), "environ");
      return new ProcessEnvironment("\0" + Files.readString(file, ISO_8859_1) + "\0");
    } catch (IOException e) {
      return new ProcessEnvironment("");
    }
  }

  /// The variable's value; empty when it is not set.
  public String value(String variable) {
    int start = text.indexOf("\0" + variable + "=");
    if (start < 0) {
      return "";
    }
    int from = start + variable.length() + 2;
    return text.substring(from, text.indexOf('\0', from));
  }

  /// Whether it has this `NAME=value`.
  public boolean has(String assignment) {
    var bytes = assignment.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return text.contains("\0" + new String(bytes, ISO_8859_1) + "\0");
  }
}
