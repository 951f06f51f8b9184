package bellwether.launch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DescriptorsTest {

  @Test
  void namesTheNumberThatIsNeeded() {
    assertThatThrownBy(() -> Descriptors.require(500, 2076, 1024))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("open 2076 files for 500 jobs")
        .hasMessageContaining("ulimit -n 2076");
  }

  @Test
  void takesAsManyAsTheLimitAllows() {
    assertThatCode(() -> Descriptors.require(237, 1024, 1024)).doesNotThrowAnyException();
  }

  @Test
  void readsTheLimitOfThisProcess() {
    assertThatCode(() -> Descriptors.require(1, true)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Descriptors.require(1L << 40, false))
        .isInstanceOf(LaunchException.class);
  }
}
