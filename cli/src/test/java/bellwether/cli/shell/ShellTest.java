package bellwether.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import bellwether.cli.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    var told = new CommandLine(folder).execute("import", "--quiet", sample);
    assertThat(told.status()).as(told.err()).isZero();
  }

  private static Result shell(String lines) {
    return new CommandLine(folder).given(lines).execute("shell");
  }

  @Test
  void answersAreTables() {
    var told =
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
    assertThat(told.status()).as(told.err()).isZero();
    assertThat(told.out()).doesNotContain("|  Error").doesNotContain("Exception");
    assertThat(told.out()).containsPattern("jobid +jobname").containsPattern("12340 +");
    assertThat(told.out()).containsPattern("seven +letter\n +7 +a\n");
    assertThat(told.out()).containsPattern("column +value\njob +12340\n").contains("==> 2");
    assertThat(told.out()).containsPattern("some ==> \njobid +exename");
  }

  @Test
  void theExamplesOfTheDocumentationAnswer() throws IOException {
    var lines =
        EXAMPLES
            .matcher(Files.readString(Path.of("../docs/shell.md")))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.joining());
    assertThat(lines).isNotEmpty();
    var told = shell(lines);
    assertThat(told.status()).as(told.err()).isZero();
    assertThat(told.out()).doesNotContain("|  Error").doesNotContain("Exception");
  }

  @Test
  void aQuestionWithoutAnswerIsToldInASentence() {
    var told = shell("measurements.sql(\"SELECT nosuch FROM jobs\")\n2 + 3\n");
    assertThat(told.status()).isZero();
    assertThat(told.out()).contains("nosuch").contains("==> 5").doesNotContain(" at ");
  }

  @Test
  void theShellEndsWithTheStatusThatIsAskedFor() {
    assertThat(shell("/exit 3\n").status()).isEqualTo(3);
    assertThat(shell("").status()).isZero();
    var told = new CommandLine(folder.resolve("none")).execute("shell");
    assertThat(told.status()).isEqualTo(3);
    assertThat(told.err()).contains("No catalog");
  }
}
