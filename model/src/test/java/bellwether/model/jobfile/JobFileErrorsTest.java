package bellwether.model.jobfile;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/// Every message of the job file reader: what stands in the file, and what the user is told.
class JobFileErrorsTest {
  private final JobFileReader reader =
      new JobFileReader(
          new SubmitContext(
              () -> Instant.parse("2026-01-02T03:04:05Z"),
              ZoneOffset.UTC,
              () -> new UUID(0, 7),
              0));

  @ParameterizedTest
  @CsvFileSource(resources = "job-errors.txt", delimiter = '|', quoteCharacter = '~')
  void namesJobFieldExpectationAndFinding(String fields, String message) {
    var file = "{\"jobs\": [{\"name\": \"j\", " + fields + "}]}";
    assertThatThrownBy(() -> reader.read(file, Syntax.JSON, "f.json"))
        .isInstanceOf(JobFileException.class)
        .hasMessage("f.json: job j: " + message);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "file-errors.txt", delimiter = '|', quoteCharacter = '~')
  void tellsWhatIsWrongWithTheFile(String file, String message) {
    assertThatThrownBy(() -> reader.read(file, Syntax.JSON, "f.json"))
        .isInstanceOf(JobFileException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "YAML | 'jobs: [a'          | line 1, column",
        "YAML | 'a: 1\na: 2'        | this is no YAML",
        "TOML | 'jobs = ['          | this is no TOML",
        "TOML | 'a = 1\na = 2'      | this is no TOML"
      })
  void tellsWhereASyntaxIsBroken(Syntax syntax, String text, String message) {
    assertThatThrownBy(() -> reader.read(text, syntax, "f"))
        .isInstanceOf(JobFileException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource({"'[', ']'", "'{\"a\":', '}'"})
  void refusesDeepNesting(String open, String close) {
    var file = open.repeat(100_000) + close.repeat(100_000);
    assertThatThrownBy(() -> reader.read(file, Syntax.JSON, "f.json"))
        .isInstanceOf(JobFileException.class);
    assertThatThrownBy(() -> reader.read("a: " + open.repeat(50_000), Syntax.YAML, "f.yaml"))
        .isInstanceOf(JobFileException.class);
  }
}
