package bellwether.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our EPMT modules for Python beside what the real EPMT answered. The profile `peers` installs
/// pandas.
@Tag("peers")
class PythonFacesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path SAMPLES = ROOT.resolveSibling("shared").resolve("samples/epmt");

  @TempDir Path folder = Path.of("");

  @BeforeAll
  static void looksForTheSamples() {
    Assumptions.assumeTrue(
        Files.exists(SAMPLES), "There is no shared/samples/epmt beside this project");
  }

  private void importJobs(int count, String... samples) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(ROOT.resolve("bellwether").toString(), "import"));
    for (var name : samples) {
      command.add(SAMPLES.resolve("data").resolve(name).toString());
    }
    assertThat(run(command)).contains(count + " jobs");
  }

  private void importAllJobs() throws IOException, InterruptedException {
    importJobs(15, "query", "outliers", "outliers_nb", "misc", "tsv", "submit");
  }

  private String run(List<String> command) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(command).redirectErrorStream(true).directory(folder.toFile());
    var environment = builder.environment();
    environment.put("BELLWETHER_CATALOG", folder.resolve("catalog.db").toString());
    environment.put("PYTHONPATH", ROOT.resolve("python").toString());
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    environment.put("TZ", "UTC");
    var output = folder.resolve("output.txt");
    var process = builder.redirectOutput(output.toFile()).start();
    assertThat(process.waitFor(8, TimeUnit.MINUTES)).isTrue();
    return Files.readString(output, StandardCharsets.UTF_8);
  }

  private String python(String script, String... words) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("peers.venv"), "bin", "python").toString(),
                Path.of("src/test/python", script).toAbsolutePath().toString()));
    command.addAll(List.of(words));
    return run(command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"stat", "ops", "ops_2", "ops_multi", "query", "outliers", "refmodels"})
  void answersAreThoseOfTheRealEpmt(String file) throws IOException, InterruptedException {
    importAllJobs();
    assertThat(python("golden.py", SAMPLES.resolve("expected").toString(), file))
        .containsPattern("(?m)^[1-9]\\d* passed, 0 failed$");
  }

  @Test
  void whatHasNoAnswerThereIsChecked() throws IOException, InterruptedException {
    importAllJobs();
    assertThat(python("faces.py")).contains(" passed, 0 failed");
  }

  @Test
  void everyCellOfTheNotebookShowsWhatItShowsWithTheRealEpmt()
      throws IOException, InterruptedException {
    importJobs(12, "query", "outliers", "outliers_nb", "tsv/12340");
    var theirs = Files.readAllLines(Path.of("src/test/python/notebook-answers.txt"));
    assertThat(python("notebook.py").lines().filter(line -> line.startsWith("[")))
        .containsExactlyElementsOf(theirs);
  }

  @ParameterizedTest
  @ValueSource(strings = {"query-notebook.md", "reading-the-archive.md"})
  void everyPythonBlockOfThePagesRuns(String page) throws IOException, InterruptedException {
    importJobs(12, "query", "outliers", "outliers_nb", "tsv/12340");
    var blocks =
        Pattern.compile("(?s)```python\\n(.*?)```")
            .matcher(Files.readString(ROOT.resolve("docs").resolve(page)))
            .results()
            .map(block -> block.group(1))
            .collect(Collectors.joining());
    var archive = folder.resolve("catalog.db.archive");
    var script = folder.resolve("page.py");
    Files.writeString(script, "archive = '%s'\n%s".formatted(archive, blocks));
    assertThat(python(script.toString())).isNotBlank().doesNotContain("Traceback");
  }
}
