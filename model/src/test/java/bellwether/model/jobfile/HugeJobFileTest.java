package bellwether.model.jobfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import bellwether.model.Clock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Job files with a name or a number of very many characters, or with thousands of faults, are
/// refused soon and in few words.
class HugeJobFileTest {
  private final JobFileReader reader = new JobFileReader(SubmitContext.first(Clock.system()));

  private String refusal(Syntax syntax, String text) {
    var refused =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20),
            () ->
                catchThrowableOfType(JobFileException.class, () -> reader.read(text, syntax, "f")));
    return String.valueOf(refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "YAML, 'jobs: ', 9, ''",
    "YAML, 'jobs: 0x', f, ''",
    "YAML, '{jobs: [', 9, ': 1]}'",
    "JSON, '{\"jobs\": ', 9, '}'",
    "TOML, 'jobs = ', 9, ''",
    "TOML, 'jobs = 0x', f, ''"
  })
  void refusesANumberOfAMillionDigits(Syntax syntax, String start, String digit, String end) {
    assertThat(refusal(syntax, start + digit.repeat(1_000_000) + end)).hasSizeLessThan(1_000);
  }

  @Test
  void saysHowLongANumberMayBe() {
    for (var number : List.of("-9%s", "9%s.5", "1e9%s", "0o7%s", "+.9%se-9")) {
      assertThat(refusal(Syntax.YAML, "jobs: " + number.formatted("0".repeat(1_000))))
          .startsWith("f: expected numbers of at most 1000 digits, but found one of 100");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "YAML, 'jobs: *', ''",
    "YAML, 'jobs: !!', ' x'",
    "YAML, 'jobs: [{x: 1, name: ', '}]'",
    "YAML, '{? ', ' : 1, jobs: []}'",
    "TOML, 'jobs = ', ''",
    "TOML, 'a = 1\n', ' = ]'",
    "JSON, '', ''"
  })
  void cutsLongNames(Syntax syntax, String start, String end) {
    assertThat(refusal(syntax, start + "é".repeat(200_000) + end).getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThan(10_000);
  }

  @ParameterizedTest
  @CsvSource({"YAML, 'jobs: [', '{name: x},', ']'", "TOML, '', '= 1\n', ''"})
  void saysHowManyFaultsItLeavesOut(Syntax syntax, String start, String fault, String end) {
    assertThat(refusal(syntax, start + fault.repeat(2_000) + end))
        .hasSizeLessThan(10_000)
        .containsPattern("\nand \\d+ more$");
  }

  @Test
  void keepsALongPlainTextThatOnlyBeginsAsANumber() {
    var text = "0x" + "9".repeat(2_000) + " and more";
    var file = "jobs: [{name: j, execution: {exec: e, args: [" + text + "]}}]";
    assertThat(reader.read(file, Syntax.YAML, "f").toString()).contains(text);
  }
}
