package bellwether.cli.shell;

import bellwether.command.Console;
import bellwether.command.ExitStatus;
import bellwether.command.GlobalOptions;
import bellwether.query.measured.Measurements;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
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
      "Answers are shown as tables of at most 20 rows. The tab key completes; /help explains the rest; /exit ends. docs/shell.md has examples."
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

  private static final byte[] LINE_END = {'\n'};

  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();

  public ShellCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    var start = Files.createTempFile("bellwether-", ".jsh");
    try (var measurements = Measurements.open(global.place(console))) {
      OpenedCatalog.open(measurements);
      Files.writeString(start, resource("start.jsh"));
      return console.interactive() ? atTerminal(options(start)) : inPipe(options(start));
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
  private static int atTerminal(String[] options) throws Exception {
    var kept = Preferences.userRoot().node("bellwether/shell");
    kept.put(MODES, resource("modes.txt"));
    var output = new ShellOutput(System.out, System.out).stream();
    return JavaShellToolBuilder.builder()
        .persistence(kept)
        .out(output, System.out, System.out)
        .start(options);
  }

  /// What snippets print goes through the same buffer as the answers, so that the order is kept.
  private int inPipe(String[] options) throws Exception {
    var output = new ShellOutput(console.out(), console.err());
    var before = System.out;
    System.setOut(console.out());
    try (var stream = output.stream()) {
      int status = piped(stream).start(options);
      return output.isIncomplete() ? ExitStatus.WORK_FAILED : status;
    } finally {
      System.setOut(before);
    }
  }

  /// JShell prints its input again, takes the standard input itself for a terminal, and skips a
  /// last line without an end.
  private JavaShellToolBuilder piped(PrintStream output) throws IOException {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return JavaShellToolBuilder.builder()
        .persistence(new HashMap<>(Map.of(MODES, resource("modes.txt"))))
        .locale(Locale.ENGLISH)
        .interactiveTerminal(false)
        .in(new SequenceInputStream(console.in(), new ByteArrayInputStream(LINE_END)), null)
        .out(output, nowhere, console.out())
        .err(console.err());
  }

  private static String resource(String name) throws IOException {
    try (var in = Objects.requireNonNull(ShellCommand.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
