package bellwether.model.jobfile;

import java.util.Locale;

/// The syntax of a job file.
public enum Syntax {
  JSON,
  YAML,
  TOML;

  /// The syntax that a file's name tells, JSON where it tells none; what stands on standard input
  /// (`-`) is judged by its text.
  public static Syntax of(String fileName, String text) {
    var name = fileName.toLowerCase(Locale.ROOT);
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return YAML;
    }
    if (name.endsWith(".toml")) {
      return TOML;
    }
    return name.contains(".") ? JSON : ofText(text);
  }

  private static Syntax ofText(String text) {
    var start = text.strip();
    boolean tomlTable = start.startsWith("[[") && start.contains("]]");
    if (start.startsWith("{") || (start.startsWith("[") && !tomlTable)) {
      return JSON;
    }
    boolean assigns = start.lines().anyMatch(line -> line.matches("\\s*[\\w.\"-]+\\s*=.*"));
    return tomlTable || assigns ? TOML : YAML;
  }
}
