package bellwether.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Without a spawn helper.
class DirectLauncherTest extends LocalLauncherContract {

  @Override
  @Nullable Path helper() {
    return null;
  }

  @Test
  void peakMemoryIsUnknownWhenOurOwnHidesIt() {
    assertThat(run(orders.program("/bin/true")).usage().peakMemory()).isNull();
  }
}
