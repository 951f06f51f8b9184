package bellwether.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import bellwether.cli.shell.ShellCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The table of EPMT's functions: complete, and naming only what there is.
class EpmtFunctionsTest {
  private static final Path PYTHON = Path.of("../python/epmt");
  private static final Pattern IMPORT = Pattern.compile("import (bellwether\\..*)\\.\\*;");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  @TempDir Path folder = Path.of("");

  /// A row: theirs, our Java, our command, what holds it, what differs.
  private static List<List<String>> rows() throws IOException {
    try (var lines = Files.lines(Path.of("../docs/epmt-functions.md"))) {
      return lines
          .filter(line -> line.startsWith("| `"))
          .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
          .filter(cells -> cells.size() == 7)
          .map(cells -> cells.subList(1, 6))
          .toList();
    }
  }

  private static List<String> codes(String cell) {
    return CODE.matcher(cell).results().map(found -> found.group(1)).toList();
  }

  private static List<String> theirs() throws IOException {
    try (var names = EpmtFunctionsTest.class.getResourceAsStream("epmt-functions.txt")) {
      return new String(Objects.requireNonNull(names).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    }
  }

  @Test
  void everyFunctionOfEpmtHasOneRow() throws IOException {
    assertThat(rows().stream().map(row -> codes(row.getFirst()).getFirst()))
        .containsExactlyInAnyOrderElementsOf(theirs());
  }

  @Test
  void ourPythonHasEveryFunction() throws IOException {
    var python = new StringBuilder();
    try (var files = Files.list(PYTHON)) {
      for (var file : files.filter(file -> file.toString().endsWith(".py")).toList()) {
        python.append(Files.readString(file)).append('\n');
      }
    }
    for (var name : theirs()) {
      assertThat(python.toString()).as(name).contains("\ndef " + name + "(");
    }
  }

  @Test
  void ourJavaHasWhatIsNamed() throws IOException {
    for (var row : rows()) {
      assertThat(row.get(1)).matches("none: .+|(`\\w+\\.\\w+`(, )?)+");
      for (var name : codes(row.get(1))) {
        var parts = name.split("\\.");
        assertThat(methods(parts[0])).as(name).contains(parts[1]);
      }
    }
  }

  /// Those of the packages that the Java shell imports: what is named is there without an import.
  private static Stream<String> methods(String type) throws IOException {
    return imported()
        .map(packageName -> named(packageName + "." + type))
        .flatMap(Stream::ofNullable)
        .flatMap(found -> Arrays.stream(found.getMethods()))
        .map(method -> method.getName());
  }

  private static Stream<String> imported() throws IOException {
    try (var start = ShellCommand.class.getResourceAsStream("start.jsh")) {
      var text = new String(Objects.requireNonNull(start).readAllBytes(), StandardCharsets.UTF_8);
      return IMPORT.matcher(text).results().map(found -> found.group(1));
    }
  }

  private static @Nullable Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException elsewhere) {
      return null;
    }
  }

  @Test
  void ourCommandsAreThere() throws IOException {
    var shell = new CommandLine(folder);
    for (var command :
        rows().stream().flatMap(row -> codes(row.get(2)).stream()).distinct().toList()) {
      assertThat(shell.execute(command, "--help").status()).as(command).isZero();
    }
  }

  @Test
  void whatHoldsARowIsThere() throws IOException {
    for (var row : rows()) {
      assertThat(Path.of("src/test/python", row.get(3).split(" ")[0])).as(row.toString()).exists();
    }
  }
}
