package bellwether.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `docs/job-file.md` itself: its examples run, and its tables name the keys that there are.
@Timeout(60)
class ReferencePageTest {
  private static final Path PAGE = Path.of("..", "docs", "job-file.md");
  private static final Pattern BLOCK =
      Pattern.compile("^```(json|yaml|toml)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern FIRST_CELL = Pattern.compile("(?m)^\\| `([^`]+)`");
  private static final String EXEC = "\"execution\": {\"exec\": \"true\"}";

  @TempDir Path folder;

  record Example(String syntax, String text) {}

  static List<Example> examples() throws IOException {
    return BLOCK
        .matcher(Files.readString(PAGE))
        .results()
        .map(block -> new Example(block.group(1), block.group(2)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void exampleRuns(Example example) throws IOException {
    var flight = new Flight(folder);
    var name = "example." + example.syntax();
    var options = new String[] {"--nodes", "a:4,b:4", "--gpus", "0", "--mem", "1000"};
    flight.run(name, example.text(), options).well();
    assertThat(flight.states()).isNotEmpty().allMatch(state -> state.endsWith(" JOB_FINISHED"));
  }

  @Test
  void firstExampleDoesWhatItSays() throws IOException {
    var flight = new Flight(folder);
    flight.run("first.yaml", examples().getFirst().text()).well();
    assertThat(flight.file("table")).isEqualTo("1\n4\n9\n16\n25");
  }

  @Test
  void errorsAreThoseThatThePageShows() throws IOException {
    var good = examples().getFirst().text();
    var bad =
        good.replace("after: [square]", "after: square")
            .replace(
                "stdout: square.${it}", "stdout: square.${it}\n    resources: {numCores: two}");
    var landing = new Flight(folder).run("first.yaml", bad);
    var shown = Files.readString(PAGE).split("```text\n", 2)[1].split("```", 2)[0];
    assertThat(landing.err().replace(folder + "/", "").replaceFirst("^bellwether: ", ""))
        .isEqualTo(shown);
    assertThat(landing.status()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "## A job         | zzzzzzzzz",
        "### `execution`  | execution.zzzzzzzzz",
        "### `resources`  | resources.zzzzzzzzz"
      })
  void tablesNameAllKeys(String section, String field) throws IOException {
    var text = Files.readString(PAGE).split(Pattern.quote(section) + "\n", 2)[1];
    var table = text.substring(text.indexOf("| key |")).split("\n\n", 2)[0];
    var documented = FIRST_CELL.matcher(table).results().map(cell -> cell.group(1)).sorted();
    var message = messageFor(field);
    assertThat(message)
        .endsWith(field + ": unknown key; known are " + String.join(", ", documented.toList()));
  }

  private String messageFor(String field) throws IOException {
    var job =
        switch (field.split("\\.", 2)[0]) {
          case "execution" -> "\"execution\": {\"exec\": \"true\", \"zzzzzzzzz\": 1}";
          case "resources" -> EXEC + ", \"resources\": {\"numCores\": 1, \"zzzzzzzzz\": 1}";
          default -> EXEC + ", \"zzzzzzzzz\": 1";
        };
    return new Flight(folder).job(job).err().strip();
  }

  @Test
  void tableOfRequestsNamesAll() throws IOException {
    var text = Files.readString(PAGE);
    var table = text.substring(text.indexOf("| `request` |")).split("\n\n", 2)[0];
    var documented =
        FIRST_CELL.matcher(table).results().map(cell -> cell.group(1)).skip(1).sorted().toList();
    var landing = new Flight(folder).run("f.json", "{\"request\": \"zzz\"}");
    assertThat(landing.err())
        .contains("expected one of " + String.join(", ", documented) + ", but found \"zzz\"");
  }
}
