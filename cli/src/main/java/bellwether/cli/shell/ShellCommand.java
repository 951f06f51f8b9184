package bellwether.cli.shell;

import bellwether.cli.Console;
import bellwether.cli.GlobalOptions;
import bellwether.query.measured.Measurements;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.prefs.Preferences;
import jdk.jshell.tool.JavaShellToolBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `bellwether shell`: Java over what was measured, line by line.
@Command(
    name = "shell",
    sortOptions = false,
    description = {
      "Ask measured jobs in Java, line by line: JShell with our classes imported and the catalog opened as measurements.",
      "Answers are shown as tables of at most 20 rows. The tab key completes; /help tells the rest; /exit ends. docs/shell.md has examples."
    },
    footer = {
      "",
      "Examples:",
      "  bellwether shell",
      "  echo 'measurements.jobs(\"685000\").operations()' | bellwether shell"
    })
public final class ShellCommand implements Callable<Integer> {
  /// Under this JShell looks for modes that the user made; ours are its `concise` with another
  /// prompt, or none, and answers of any length.
  private static final String MODES = "MODE2";

  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();

  public ShellCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    var start = Files.createTempFile("bellwether-", ".jsh");
    try (var measurements = Measurements.open(global.place(console))) {
      Door.open(measurements);
      Files.writeString(start, resource("start.jsh"));
      int status = shell().start(options(start));
      console.out().flush();
      return status;
    } finally {
      Files.delete(start);
    }
  }

  private String[] options(Path start) {
    return new String[] {
      "--execution",
      TableProvider.NAME,
      "--class-path",
      System.getProperty("java.class.path"),
      "--feedback",
      console.interactive() ? "bellwether" : "pipe",
      "--startup",
      start.toString()
    };
  }

  /// A person gets line editing, and a history that outlives the shell.
  private JavaShellToolBuilder shell() throws IOException {
    var builder = JavaShellToolBuilder.builder();
    if (console.interactive()) {
      var kept = Preferences.userRoot().node("bellwether/shell");
      kept.put(MODES, resource("modes.txt"));
      return builder.persistence(kept);
    }
    return builder
        .persistence(new HashMap<>(Map.of(MODES, resource("modes.txt"))))
        .interactiveTerminal(false)
        .in(console.in(), null)
        .out(console.out())
        .err(console.err());
  }

  private static String resource(String name) throws IOException {
    try (var in = Objects.requireNonNull(ShellCommand.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
