package bellwether.model.jobfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.model.Clock;
import bellwether.model.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the three syntaxes refuse, and the numbers that they take.
class SyntaxErrorsTest {
  private final JobFileReader reader = new JobFileReader(SubmitContext.first(Clock.system()));

  private void refuses(Syntax syntax, String text, String message) {
    assertThatThrownBy(() -> reader.read(text, syntax, "f"))
        .isInstanceOf(JobFileException.class)
        .hasMessageContaining("f: " + message);
  }

  @ParameterizedTest
  @CsvSource({"JSON, ''", "YAML, ''", "TOML, 'a = '"})
  void refusesMoreThanAHundredLevels(Syntax syntax, String start) {
    refuses(
        syntax,
        start + "[".repeat(110) + "]".repeat(110),
        "expected at most 100 levels of lists and tables, but found more");
  }

  @Test
  void refusesNumbersOfAThousandDigits() {
    refuses(Syntax.JSON, "[" + "9".repeat(2000) + "]", "expected JSON of usual size and depth");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "YAML | 'jobs: [a'            | line 1, column 9: this is no YAML: expected ',' or ']'",
        "YAML | 'a: 1\na: 2'          | line 2, column 1: this is no YAML: found duplicate key a",
        "TOML | 'a = 1\na = 2'        | line 2, column 1: this is no TOML: a previously defined at",
        "TOML | 'jobs = ['            | line 1, column 9: this is no TOML: Unexpected end of input",
        "JSON | '[\n 1 2]'            | line 2, column 4: this is no JSON: Unexpected character",
        "JSON | '{\"jobs\": [....]}'  | line 1, column 11: this is no JSON: Unexpected character"
      })
  void tellsWhere(Syntax syntax, String text, String message) {
    refuses(syntax, text, message);
  }

  @Test
  void refusesAliasesWithoutEnd() {
    var text = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 30; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    refuses(Syntax.YAML, text.toString(), "this is no YAML: Number of aliases");
  }

  @ParameterizedTest
  @CsvSource({
    "1e-5, 1e-05",
    "0.0001, 0.0001",
    "1.50, 1.5",
    "-2.0, -2.0",
    "-0.0, -0.0",
    "1e15, 1000000000000000.0",
    "1e16, 1e+16",
    "12.5e20, 1.25e+21",
    "1e999, inf",
    "18446744073709551615, 18446744073709551615"
  })
  void numbersBecomeTextsAsPythonWritesThem(String number, String text) {
    var file =
        "{\"jobs\": [{\"name\": \"j\", \"execution\": {\"exec\": \"e\", \"args\": [%s]}}]}"
            .formatted(number);
    var submit = (Request.Submit) reader.read(file, Syntax.JSON, "f").getFirst();
    assertThat(submit.jobs().getFirst().execution().args()).containsExactly(text);
  }
}
