package bellwether.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The executor on the original service.
@Tag("peers")
@Timeout(90)
class PythonExecutorTest {

  @Test
  void runsTemplatesAndCancels(@TempDir Path folder) throws InterruptedException {
    try (PilotExecutor executor =
        PilotExecutor.builder()
            .launcher(PythonService.launcher())
            .wd(folder)
            .resources("2")
            .start()) {
      PilotFuture date = executor.submit(Template.basic(), Map.of("name", "d", "exec", "date"));
      PilotFuture sleep =
          executor.submit(
              Template.basic(), Map.of("name", "s", "exec", "sleep", "args", List.of("60")));
      assertThat(date.result(Duration.ofSeconds(20))).isEqualTo(Map.of("d", JobStatus.SUCCEED));
      assertThat(sleep.running()).isTrue();
      while (executor.manager().status(List.of("s")).containsValue(JobStatus.QUEUED)) {
        Thread.onSpinWait();
      }
      assertThat(sleep.cancel()).isTrue();
      assertThat(sleep.result(Duration.ofSeconds(20))).isEqualTo(Map.of("s", JobStatus.CANCELED));
      assertThat(folder.resolve("stdout")).exists();
    }
  }
}
