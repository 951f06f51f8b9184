package bellwether.epmt;

import bellwether.command.Console;
import bellwether.command.ExitStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs `epmt` on a catalog in a folder.
///
/// @param folder for all that is written
record Epmt(Path folder) {
  private static final String SAMPLES = "shared/samples/epmt";

  /// What a command printed.
  record Printed(int status, String out, String err) {}

  /// The answers of the real EPMT, where they lie above this project.
  static Optional<Path> samples() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.isDirectory(at.resolve(SAMPLES))) {
        return Optional.of(at.resolve(SAMPLES));
      }
    }
    return Optional.empty();
  }

  Printed run(String line) {
    return run(Map.of(), List.of(line.split(" ")));
  }

  Printed run(Map<String, String> more, List<String> words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var environment = new HashMap<>(more);
    environment.putIfAbsent("EPMT_DB_URL", "sqlite:///" + folder.resolve("epmt.db"));
    var console =
        new Console(
            new ByteArrayInputStream("no\n".getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            environment,
            false,
            false);
    int status = ExitStatus.guarded(console, () -> EpmtCommand.run(console, words));
    return new Printed(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
