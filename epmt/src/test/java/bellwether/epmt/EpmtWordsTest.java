package bellwether.epmt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpmtWordsTest {
  @ParameterizedTest
  @CsvSource({
    "run ./compute --debug, run, -- ./compute --debug",
    "-a run ./compute -d -v, -a run, -- ./compute -d -v",
    "-v run -a -n -- -x run, -v run -a -n, -- -x run",
    "run run, run, -- run",
    "run -h, run -h, ''",
    "-v dump -k run x, -v dump -k run x, ''"
  })
  void optionsOfTheMeasuredCommandAreItsOwn(String line, String own, String measured) {
    var words = EpmtWords.of(List.of(line.split(" ")));
    assertThat(String.join(" ", words.own())).isEqualTo(own);
    assertThat(String.join(" ", words.measured())).isEqualTo(measured);
  }
}
