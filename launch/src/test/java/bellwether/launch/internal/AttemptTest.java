package bellwether.launch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.launch.Environment;
import bellwether.launch.LaunchListener;
import bellwether.launch.LaunchOrder;
import bellwether.model.Exit;
import bellwether.model.Launched;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptTest {
  private static final LaunchListener SILENT =
      new LaunchListener() {
        @Override
        public void started(LaunchOrder order, Launched launched) {}

        @Override
        public void ended(LaunchOrder order, Exit exit) {}

        @Override
        public void failed(LaunchOrder order, String message) {}
      };

  @TempDir Path directory;

  private boolean isAsked(boolean afterItsEnd, String... argv) {
    var own = Environment.ofThisProcess();
    var order =
        new LaunchOrder(
            1, List.of(argv), own, List.of(), directory, null, null, null, false, null, List.of());
    try (var arena = Arena.ofConfined();
        var spawner = new Spawner(arena, new ProgramLookup(), FileActions.Features.ofLibrary())) {
      var attempt = new Attempt(order, SILENT);
      var outcome = new Outcome(arena);
      int pid = spawner.spawn(order, Streams.Ends.NONE);
      attempt.started(pid);
      if (afterItsEnd) {
        outcome.await(pid);
      }
      attempt.signal(Libc.SIGTERM);
      outcome.await(pid);
      attempt.reap(outcome);
      return attempt.wasAsked();
    }
  }

  @Test
  void remembersThatARunningProcessWasAskedToEnd() {
    assertThat(isAsked(false, "sleep", "100")).isTrue();
  }

  @Test
  void doesNotCountASignalThatComesAfterTheEnd() {
    assertThat(isAsked(true, "true")).isFalse();
  }
}
