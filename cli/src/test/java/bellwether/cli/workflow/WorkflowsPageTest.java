package bellwether.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `docs/workflows.md` itself: its examples run, and the commands and tests that it names exist.
@Timeout(60)
class WorkflowsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "workflows.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("^```yaml\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern COMMAND = Pattern.compile("bellwether ([a-z]+)");
  private static final Pattern TEST = Pattern.compile("\\b(\\w+Test)\\b");

  @TempDir Path folder;

  static List<String> examples() throws IOException {
    return EXAMPLE.matcher(Files.readString(PAGE)).results().map(block -> block.group(1)).toList();
  }

  private CommandLine line() throws IOException {
    Files.writeString(folder.resolve("inputs.txt"), "one\ntwo\n");
    Files.writeString(folder.resolve("points.csv"), "x,y\n1,2\n3,4\n");
    return new CommandLine(folder);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void exampleRuns(String example) throws IOException {
    var line = line();
    var result = line.run(line.file("example.yaml", example));
    assertThat(result.status()).as(result.err()).isZero();
  }

  @Test
  void firstExampleDoesWhatItSaysAndRunsOnce() throws IOException {
    var line = line();
    var file = line.file("sweep.yaml", examples().getFirst());
    assertThat(line.run(file).status()).isZero();
    assertThat(folder.resolve("sum")).hasContent("12");
    assertThat(line.run(file).err()).contains("workflow 1 is complete since run 1");
  }

  @Test
  void namesCommandsThatThereAre() throws IOException {
    var words = COMMAND.matcher(Files.readString(PAGE)).results().map(found -> found.group(1));
    assertThat(words.distinct())
        .allSatisfy(word -> assertThat(line().execute(word, "--help").status()).isZero());
  }

  @Test
  void namesTestsThatThereAre() throws IOException {
    var tests = Stream.of("cli", "launch", "query").flatMap(WorkflowsPageTest::tests).toList();
    assertThat(TEST.matcher(Files.readString(PAGE)).results().map(found -> found.group(1)))
        .isNotEmpty()
        .allSatisfy(name -> assertThat(tests).contains(name + ".java"));
  }

  private static Stream<String> tests(String room) {
    try (var files = Files.walk(Path.of("..", room, "src", "test", "java"))) {
      return files.map(file -> String.valueOf(file.getFileName())).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
