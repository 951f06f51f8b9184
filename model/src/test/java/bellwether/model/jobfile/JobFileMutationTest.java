package bellwether.model.jobfile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Three thousand spoilt job files of three syntaxes: each is read or refused in few words, and
/// nothing else happens. `-Dseed=S` repeats one.
class JobFileMutationTest {
  private static final String JSON =
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
  private static final String YAML =
      """
      %YAML 1.2
      ---
      # an ensemble
      jobs:
        - name: "sim_${rcnt}"
          iteration: {values: [1, 0x1f, 0o17, 2.5, .inf, yes, ~]}
          execution:
            exec: /bin/sh
            args: [-c, 'echo ${it}', -1e-5, !!str 12]
            env: {A: b, ? C : "\\x41 \\t"}
            stdout: o.${it}
          resources: &usual {numCores: {exact: 2}, wt: 1h2m}
          attributes: {<<: *usual, when: 2026-01-02T03:04:05Z}
        - name: end
          execution:
            script: |
              #!/bin/sh
              date
            stdin: >-
              folded
              text
          resources: *usual
          dependencies: {after: [sim_1, "sim_1:3"]}
      ...
      """;
  private static final String TOML =
      """
      # an ensemble
      request = "submit"
      [[jobs]]
      name = 'sim_${rcnt}'
      iteration = { start = 0, stop = 1_0 }
      execution.exec = "/bin/sh"
      execution.args = ["-c", "echo \\t${it} é", 0xff, -1.5e3, inf, 1979-05-27T07:32:00Z]
      [jobs.execution.env]
      A = "b"
      "C D" = true
      [jobs.resources]
      numCores = { exact = 2 }
      wt = "1h2m"
      [[jobs]]
      name = "end"
      execution.script = \"""
      #!/bin/sh
      date\"""
      dependencies.after = ["sim_1", "sim_1:3"]
      """;
  static final Map<Syntax, String> GOOD =
      Map.of(Syntax.JSON, JSON, Syntax.YAML, YAML, Syntax.TOML, TOML);
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
          "name",
          "\uFEFF",
          "9".repeat(3_000),
          "0x" + "f".repeat(3_000),
          "1e" + "9".repeat(3_000),
          "x".repeat(20_000),
          "!!",
          "!!binary ",
          "%",
          "---\n",
          "...\n",
          "| ",
          ">",
          "? ",
          "<<: ",
          "\t",
          "#",
          "[jobs]\n",
          "[[jobs]]\n",
          "\"\"\"",
          "\'\'\'",
          ".",
          "1979-13-27",
          "nan",
          "\r",
          "\u0085");

  private final JobFileReader reader =
      new JobFileReader(
          new SubmitContext(() -> Instant.EPOCH, ZoneOffset.UTC, () -> new UUID(0, 7), 0));

  @Test
  void seedsAreJobFiles() {
    GOOD.forEach((syntax, text) -> assertThat(reader.read(text, syntax, "f")).isNotEmpty());
  }

  @Test
  void readsOrRefusesEverything() {
    var one = System.getProperty("seed", "");
    long first = one.isEmpty() ? 0 : Long.parseLong(one);
    long last = one.isEmpty() ? 3_000 : first + 1;
    long read = 0;
    for (long seed = first; seed < last; seed++) {
      read += readOrRefuse(seed) ? 1 : 0;
    }
    assertThat(read).isBetween(one.isEmpty() ? 100L : 0L, 2_700L);
  }

  private boolean readOrRefuse(long seed) {
    var random = new Random(seed);
    var written = Syntax.values()[random.nextInt(3)];
    var syntax = random.nextInt(10) == 0 ? Syntax.values()[random.nextInt(3)] : written;
    var text = asOtherBytes(spoilt(GOOD.getOrDefault(written, JSON), random), random);
    long start = System.nanoTime();
    try {
      List<Request> requests = reader.read(text, syntax, "f");
      return !requests.isEmpty();
    } catch (JobFileException refused) {
      assertThat(refused.problems()).isNotEmpty();
      assertThat(refused.toString().getBytes(UTF_8).length).isLessThan(10_000);
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

  /// Seldom the text of a file whose bytes were not UTF-8, or begin with a mark of their order.
  private static String asOtherBytes(String text, Random random) {
    return switch (random.nextInt(30)) {
      case 0 -> "\uFEFF" + text;
      case 1 -> new String(text.getBytes(UTF_16), ISO_8859_1);
      case 2 -> new String(text.getBytes(UTF_16LE), UTF_8);
      default -> text;
    };
  }

  private static String spoilt(String good, Random random) {
    var text = new StringBuilder(good);
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
