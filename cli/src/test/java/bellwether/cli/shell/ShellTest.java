package bellwether.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import bellwether.cli.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `bellwether shell` with lines from a pipe.
class ShellTest {
  private static final Pattern EXAMPLES = Pattern.compile("(?s)```java\n(.*?)```");

  @TempDir static Path folder = Path.of("");

  @BeforeAll
  static void load() {
    var sample = "../collect/src/test/resources/bellwether/collect/epmt/12340";
    var printed = new CommandLine(folder).execute("import", "--quiet", sample);
    assertThat(printed.status()).as(printed.err()).isZero();
  }

  private static Result shell(String lines) {
    return new CommandLine(folder).given(lines).execute("shell");
  }

  @Test
  void answersAreTables() {
    var printed =
        shell(
            """
            measurements.jobs()
            var some = measurements.processes().limit(3)
            some
            measurements.sql("SELECT 7 AS seven, 'a' AS letter")
            measurements.jobs("12340").first()
            measurements.jobs().processes().list()
            measurements.threads()
            measurements.jobs().operations()
            1 + 1
            /exit
            """);
    assertThat(printed.status()).as(printed.err()).isZero();
    assertThat(printed.out()).doesNotContain("|  Error").doesNotContain("Exception");
    assertThat(printed.out()).containsPattern("jobid +jobname").containsPattern("12340 +");
    assertThat(printed.out()).containsPattern("seven +letter\n +7 +a\n");
    assertThat(printed.out()).containsPattern("column +value\njob +12340\n").contains("==> 2");
    assertThat(printed.out()).containsPattern("some ==> \njobid +exename");
  }

  private static String examples(String page) throws IOException {
    return EXAMPLES
        .matcher(Files.readString(Path.of("../docs", page)))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.joining());
  }

  @Test
  void theExamplesOfTheDocumentationAnswer() throws IOException {
    var printed = shell(examples("shell.md"));
    assertThat(printed.status()).as(printed.err()).isZero();
    assertThat(printed.out()).doesNotContain("|  Error").doesNotContain("Exception");
  }

  @Test
  void theExamplesOfTheNotebookAnswer(@TempDir Path other) throws IOException {
    var shell = new CommandLine(other);
    for (var name : List.of("query", "outliers_nb")) {
      assertThat(shell.execute("import", "--quiet", sample(name)).status()).isZero();
    }
    var printed = shell.given(examples("query-notebook.md")).execute("shell");
    assertThat(printed.out()).doesNotContain("|  Error").doesNotContain("Exception");
    assertThat(printed.out()).contains("[625151, 629322, 685016]", "43.157", "PT21.03339S");
  }

  private static String sample(String name) {
    var found = Path.of("../../shared/samples/epmt/data", name);
    Assumptions.assumeTrue(Files.exists(found), "There are no samples beside this project");
    return found.toString();
  }

  @Test
  void aQuestionWithoutAnswerIsToldInASentence() {
    var printed = shell("measurements.sql(\"SELECT nosuch FROM jobs\")\n2 + 3\n");
    assertThat(printed.status()).isZero();
    assertThat(printed.out()).contains("nosuch").contains("==> 5").doesNotContain(" at ");
  }

  @Test
  void theShellEndsWithTheStatusThatIsAskedFor() {
    assertThat(shell("/exit 3\n").status()).isEqualTo(3);
    assertThat(shell("").status()).isZero();
    var printed = new CommandLine(folder.resolve("none")).execute("shell");
    assertThat(printed.status()).isEqualTo(3);
    assertThat(printed.err()).contains("No catalog");
  }
}
