package bellwether.cli;

import bellwether.command.Console;
import bellwether.launch.Machine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Carries out command lines in this process, with a catalog of their own, as tests need it.
public final class CommandLine {
  private final Path folder;
  private String input = "";
  private boolean interactive;

  public CommandLine(Path folder) {
    this.folder = folder;
  }

  /// What came of a command line.
  public record Result(int status, String out, String err) {

    public List<String> outLines() {
      return out.lines().toList();
    }
  }

  /// What the next command lines find on their standard input.
  public CommandLine given(String text) {
    input = text;
    return this;
  }

  /// Lets a person sit at the terminal.
  public CommandLine interactive() {
    interactive = true;
    return this;
  }

  /// Writes a file into the folder; returns its path.
  public String file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text).toString();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// Carries out `bellwether run` on two cores, with relative paths in the folder.
  public Result run(String... words) {
    return runOn("2", words);
  }

  /// Carries out `bellwether run` on these nodes, with relative paths in the folder.
  public Result runOn(String nodes, String... words) {
    var all = new ArrayList<>(List.of("run", "--nodes", nodes, "--wd", folder.toString()));
    all.addAll(List.of(words));
    return execute(all.toArray(String[]::new));
  }

  /// Carries out a command line.
  public Result execute(String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of("BELLWETHER_CATALOG", folder.resolve("catalog.db").toString()),
            false,
            interactive);
    int status = Main.execute(console, words);
    return new Result(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// More cores than this machine has, as text.
  public static String tooMany() {
    return Integer.toString(Machine.here().cores().size() + 1000);
  }
}
