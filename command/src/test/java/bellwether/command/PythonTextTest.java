package bellwether.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PythonTextTest {

  @Test
  void numbersHaveAsManyDigitsAsTheyNeed() {
    assertThat(List.of(3.0, 0.1, 0.0001, 0.000093, 1e16, 12345678.5, 0.0))
        .extracting(PythonText::of)
        .containsExactly("3.0", "0.1", "0.0001", "9.3e-05", "1e+16", "12345678.5", "0.0");
  }

  @Test
  void roundingLooksAtTheNumberAndNotAtItsText() {
    assertThat(PythonText.fixed(0.125, 2)).isEqualTo("0.12");
    assertThat(PythonText.fixed(1.005, 2)).isEqualTo("1.00");
    assertThat(PythonText.fixed(-0.00001, 4)).isEqualTo("-0.0000");
  }

  @Test
  void listsAndTablesAreQuoted() {
    assertThat(PythonText.of(Map.of("n0", List.of("0", "it's"))))
        .isEqualTo("{'n0': ['0', \"it's\"]}");
  }
}
