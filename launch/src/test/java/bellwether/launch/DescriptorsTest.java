package bellwether.launch;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DescriptorsTest {

  @Test
  void namesTheNumberThatIsNeeded() {
    assertThatThrownBy(() -> Descriptors.require(500, 60, 1024))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("open 2076 files for 500 jobs")
        .hasMessageContaining("ulimit -n 2076");
  }

  @Test
  void takesAsManyAsTheLimitAllows() {
    assertThatCode(() -> Descriptors.require(237, 60, 1024)).doesNotThrowAnyException();
  }

  @Test
  void readsTheLimitOfThisProcess() {
    assertThatCode(() -> Descriptors.require(1)).doesNotThrowAnyException();
    assertThatThrownBy(() -> Descriptors.require(1L << 40)).isInstanceOf(LaunchException.class);
  }
}
