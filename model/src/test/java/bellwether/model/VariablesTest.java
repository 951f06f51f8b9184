package bellwether.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {
  private static final Map<String, String> VALUES = Map.of("it", "7", "itval", "a\"b\\c\n");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x$it            | x7",
        "x${it}y         | x7y",
        "$iterate        | $iterate",
        "${it            | ${it",
        "$1 $$ ${no}     | $1 $ ${no}",
        "$${it}          | ${it}",
        "$$$it           | $7",
        "plain           | plain",
        "cost: 5$        | cost: 5$"
      })
  void putsInKnownValuesOnly(String text, String result) {
    assertThat(Variables.substitute(text, VALUES::get)).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"$it $$it | 7 $$it", "$$$$ | $$$$"})
  void keepsDoubledDollarsForTheSecondPhase(String text, String result) {
    assertThat(Variables.prepare(text, VALUES::get)).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource("'${itval}'")
  void bringsQuotesBackslashesAndNewlinesIntact(String text) {
    assertThat(Variables.substitute(text, VALUES::get)).isEqualTo("a\"b\\c\n");
  }
}
