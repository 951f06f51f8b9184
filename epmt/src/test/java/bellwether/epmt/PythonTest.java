package bellwether.epmt;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Values are written as Python's own `repr` writes them.
class PythonTest {
  @ParameterizedTest
  @CsvSource({
    "28111.0, 28111.0",
    "253.00000000000003, 253.00000000000003",
    "6460243317.0, 6460243317.0",
    "1e16, 1e+16",
    "1.5e300, 1.5e+300",
    "0.0001, 0.0001",
    "0.00001, 1e-05",
    "-0.5, -0.5",
    "0, 0.0"
  })
  void numbersHaveThePointOfPython(double number, String text) {
    assertThat(Python.literal(number)).isEqualTo(text);
  }

  @Test
  void textsAreQuoted() {
    assertThat(Python.literal("it's")).isEqualTo("\"it's\"");
    assertThat(Python.literal("it's \"so\"\n")).isEqualTo("'it\\'s \"so\"\\n'");
    assertThat(Python.literal("tab\tand\\")).isEqualTo("'tab\\tand\\\\'");
  }

  @Test
  void compoundValuesAreLiterals() {
    assertThat(Python.literal(List.of(1L, true, Map.of("a", List.of()))))
        .isEqualTo("[1, True, {'a': []}]");
    assertThat(Python.literal(null)).isEqualTo("None");
    assertThat(Python.literal(LocalDateTime.of(2020, 6, 25, 13, 47, 38, 242_317_000)))
        .isEqualTo("datetime.datetime(2020, 6, 25, 13, 47, 38, 242317)");
    assertThat(Python.literal(LocalDateTime.of(2020, 6, 25, 13, 0)))
        .isEqualTo("datetime.datetime(2020, 6, 25, 13, 0)");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "-5, -5", "+7, 7", "true, True", "False, True", "1.5, `1.5`", "x, `x`"})
  void wordsHaveTheTypesOfEpmt(String word, String literal) {
    assertThat(Python.literal(CommandWords.typed(word))).isEqualTo(literal.replace('`', '\''));
  }

  @ParameterizedTest
  @CsvSource({"no", "None", "none", "one", "n", "e"})
  void someWordsAreNothing(String word) {
    assertThat(CommandWords.typed(word)).isNull();
  }
}
