package bellwether.model.jobfile;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Ten thousand spoilt job files: each is read or refused, and nothing else happens. `-Dseed=S`
/// repeats one.
class JobFileMutationTest {
  private static final String GOOD =
      """
      [{"request": "submit", "jobs": [
        {"name": "sim_${rcnt}", "iteration": {"start": 0, "stop": 10},
         "execution": {"exec": "/bin/sh", "args": ["-c", "echo ${it} $$HOME"], "env": {"A": "b"},
                       "stdout": "o.${it}", "modules": ["m"], "model": "threads"},
         "resources": {"numCores": {"min": 1, "scheduler": {"name": "split-into", "params": {"parts": 2}}},
                       "numNodes": 1, "wt": "1h2m", "nodeCrs": {"gpu": 1, "mem": 2}},
         "attributes": {"x": [1, 2.5, null, true]}, "tags": {"k": "v"}, "max_attempts": 2},
        {"name": "end", "execution": {"script": "date"}, "dependencies": {"after": ["sim_1", "sim_1:3"]}}]},
       {"request": "control", "command": "finishAfterAllTasksDone"}]
      """;
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ",",
          ":",
          "\"",
          "null",
          "-1",
          "1e999",
          "99999999999999999999",
          "\u0000",
          "\uD800",
          "true",
          "${",
          "$",
          "\\",
          "\n",
          "- ",
          "&a ",
          "*a",
          "= ",
          "[[",
          "'",
          "jobs",
          "values",
          "{}",
          "[]",
          "\"\"",
          "name");

  private final JobFileReader reader =
      new JobFileReader(
          new SubmitContext(() -> Instant.EPOCH, ZoneOffset.UTC, () -> new UUID(0, 7), 0));

  @Test
  void readsOrRefusesEverything() {
    var one = System.getProperty("seed", "");
    long first = one.isEmpty() ? 0 : Long.parseLong(one);
    long last = one.isEmpty() ? 10_000 : first + 1;
    long read = 0;
    for (long seed = first; seed < last; seed++) {
      read += readOrRefuse(seed) ? 1 : 0;
    }
    assertThat(read).isBetween(one.isEmpty() ? 100L : 0L, 9_000L);
  }

  private boolean readOrRefuse(long seed) {
    var random = new Random(seed);
    var text = spoilt(random);
    var syntax = Syntax.values()[random.nextInt(6) == 0 ? random.nextInt(3) : 0];
    long start = System.nanoTime();
    try {
      List<Request> requests = reader.read(text, syntax, "f");
      return !requests.isEmpty();
    } catch (JobFileException refused) {
      assertThat(refused.problems()).isNotEmpty();
      return false;
    } catch (Throwable escaped) {
      throw new AssertionError(
          "seed %d (%s): %s%nrepeat with: ./mvnw -pl model test -Dtest=JobFileMutationTest -Dseed=%d"
              .formatted(seed, syntax, escaped, seed),
          escaped);
    } finally {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
  }

  private static String spoilt(Random random) {
    var text = new StringBuilder(GOOD);
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(40)));
        default ->
            text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(60))));
      }
    }
    return text.toString();
  }
}
