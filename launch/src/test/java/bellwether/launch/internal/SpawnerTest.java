package bellwether.launch.internal;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.launch.Environment;
import bellwether.launch.LaunchOrder;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Without those actions of `posix_spawn` that older C libraries lack.
class SpawnerTest {
  private static final FileActions.Features NONE = new FileActions.Features(false, false);
  @TempDir Path directory;

  private String output(Path in, String... argv) throws IOException {
    var out = directory.resolve("out");
    var order =
        new LaunchOrder(
            1,
            List.of(argv),
            Environment.ofThisProcess(),
            List.of(),
            in,
            null,
            out,
            null,
            false,
            null,
            List.of(),
            false);
    try (var arena = Arena.ofConfined();
        var spawner = new Spawner(arena, new ProgramLookup(), NONE)) {
      var outcome = new Outcome(arena);
      int pid = spawner.spawn(order, Streams.Ends.NONE);
      outcome.await(pid);
      outcome.reap(pid);
      assertThat(outcome.status().code()).isZero();
    }
    return Files.readString(out);
  }

  @Test
  void changesTheDirectoryThroughEnv() throws IOException {
    var below = directory.resolve("a/b");
    assertThat(output(below, "pwd").strip()).isEqualTo(below.toString());
  }

  @Test
  void closesDescriptorsOneByOne() throws IOException {
    try (var _ = Files.newInputStream(Files.createFile(directory.resolve("open")))) {
      assertThat(output(directory, "ls", "/proc/self/fd").lines())
          .containsExactly("0", "1", "2", "3");
    }
  }

  @Test
  void passesArgumentsThroughEnv() throws IOException {
    assertThat(output(directory, "printf", "%s|", "a=b", "-C", "")).isEqualTo("a=b|-C||");
  }
}
