package bellwether.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlacementTest {

  @ParameterizedTest
  @ValueSource(strings = {"n1[0:1],n2[0]", "n1[7]", "n1[]", ""})
  void parsesItsOwnText(String text) {
    assertThat(Placement.parse(text)).hasToString(text);
  }
}
