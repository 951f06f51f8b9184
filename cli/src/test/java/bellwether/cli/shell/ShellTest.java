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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    assertThat(printed.err()).doesNotContain("|  ");
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
    assertThat(printed.err()).doesNotContain("|  ");
  }

  @Test
  void theExamplesOfTheNotebookAnswer(@TempDir Path other) throws IOException {
    var shell = new CommandLine(other);
    for (var name : List.of("query", "outliers_nb")) {
      assertThat(shell.execute("import", "--quiet", sample(name)).status()).isZero();
    }
    var printed = shell.given(examples("query-notebook.md")).execute("shell");
    assertThat(printed.err()).doesNotContain("|  ");
    assertThat(printed.out()).contains("[625151, 629322, 685016]", "43.157", "PT21.03339S");
  }

  private static String sample(String name) {
    var found = Path.of("../../shared/samples/epmt/data", name);
    Assumptions.assumeTrue(Files.exists(found), "There are no samples beside this project");
    return found.toString();
  }

  @Test
  void aQuestionWithoutAnswerIsReportedInASentence() {
    var printed = shell("measurements.sql(\"SELECT nosuch FROM jobs\")\n2 + 3\n");
    assertThat(printed.status()).isZero();
    assertThat(printed.out()).contains("==> 5").doesNotContain("nosuch");
    assertThat(printed.err())
        .contains("nosuch")
        .doesNotContain("Refused")
        .doesNotContain("Exception")
        .doesNotContain(" at ");
  }

  @Test
  void whatSnippetsPrintStandsBetweenTheAnswers() {
    var printed = shell("1 + 1\nSystem.out.println(\"printed\")\n2 + 2\n");
    assertThat(printed.outLines()).containsExactly("$1 ==> 2", "printed", "$3 ==> 4");
  }

  @Test
  void errorsGoToTheStandardError() {
    var printed = shell("nosuch\nthrow new IllegalStateException(\"mine\")\n7\n");
    assertThat(printed.outLines()).containsExactly("$2 ==> 7");
    assertThat(printed.err()).contains("cannot find symbol", "IllegalStateException: mine", "at ");
    assertThat(printed.status()).isZero();
  }

  @Test
  void anAnswerWithoutRowsSaysSo() {
    var printed =
        shell(
            """
            measurements.sql("SELECT jobid, jobname FROM jobs WHERE false")
            measurements.jobs("nosuch")
            """);
    assertThat(printed.out())
        .containsPattern("jobid +jobname\n\\(no rows\\)\n[^\n]*\n\\(no rows\\)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1 + 1\nfoo(", "1 + 1\nfoo(\n", "1 + 1\nint f() {\n"})
  void inputThatEndsWithinASnippetIsAnError(String lines) {
    var printed = shell(lines);
    assertThat(printed.status()).isEqualTo(1);
    assertThat(printed.out()).isEqualTo("$1 ==> 2\n");
    assertThat(printed.err()).contains("Incomplete input");
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
