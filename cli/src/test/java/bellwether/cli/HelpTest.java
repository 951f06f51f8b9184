package bellwether.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  @TempDir Path folder;

  private CommandLine.Result execute(String... words) {
    return new CommandLine(folder).execute(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run",
        "runs",
        "jobs",
        "job",
        "events",
        "allocations",
        "explain",
        "logs",
        "cancel",
        "workflows",
        "workflow",
        "dependencies",
        "top",
        "efficiency",
        "report",
        "start",
        "exec",
        "source",
        "stop",
        "import",
        "export",
        "archive",
        "procs",
        "threads",
        "ops",
        "tree",
        "timeline",
        "tags",
        "costs",
        "compare",
        "regress",
        "shell",
        "completion"
      })
  void everyCommandHasHelp(String command) {
    var help = execute(command, "--help");
    assertThat(help.status()).isZero();
    assertThat(help.out()).contains("Usage: bellwether " + command).doesNotContain("null");
  }

  @Test
  void helpShowsVariablesAsUsersWriteThem() {
    assertThat(execute("run", "--help").out()).contains("--seed '${it}'").doesNotContain("$${");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "jobs --run x | expected a whole number, but found 'x'",
        "run --cores 1.5 -- true | expected a whole number, but found '1.5'",
        "run --cores 3000000000 -- true | from -2147483648 to 2147483647, but found '3000000000'",
        "run --grace soon -- true | expected a number, but found 'soon'"
      })
  void aWrongNumberIsToldWithWhatWasExpected(String words, String sentence) {
    var result = execute(words.split(" "));
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).contains(sentence).doesNotContain("is not a");
  }

  @Test
  void tellsItsVersion() {
    assertThat(execute("--version").out()).startsWith("bellwether 0.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rnus              | Expected a command, but found rnus; did you mean runs?",
        "jobs --sate X     | Unknown option --sate; did you mean --state?",
        "jobs --state X    | but found X",
        "jobs --since soon | soon",
        "explain           | Expected the parameter",
        "completion tcsh   | tcsh"
      })
  void wrongCommandLinesAreToldInOneSentence(String line, String sentence) {
    var told = execute(line.split(" +"));
    assertThat(told.status()).isEqualTo(2);
    assertThat(told.err()).contains(sentence).doesNotContain("Exception");
    assertThat(told.err().lines()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh", "fish"})
  void completesInEachShell(String shell) {
    assertThat(execute("completion", shell).out()).contains("bellwether").contains("explain");
  }
}
