package bellwether.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What `after` and `iteration` do.
@Timeout(60)
class ReferenceDependenciesTest {
  @TempDir Path folder;
  private Flight flight = new Flight(Path.of(""));

  @BeforeEach
  void start() {
    flight = new Flight(folder);
  }

  private static String job(String name, String script, String rest) {
    return "{\"name\": \"%s\", \"execution\": {\"exec\": \"sh\", \"args\": [\"-c\", \"%s\"]}%s}"
        .formatted(name, script, rest.isEmpty() ? "" : ", " + rest);
  }

  private static String after(String... names) {
    return "\"dependencies\": {\"after\": [\"" + String.join("\", \"", names) + "\"]}";
  }

  @Test
  void aJobMayComeAfterOneFurtherDown() throws IOException {
    flight
        .jobs(
            job("b", "cat made > got", after("a")) + "," + job("a", "sleep 0.1; echo x > made", ""))
        .well();
    assertThat(flight.file("got")).isEqualTo("x");
  }

  @Test
  void aWholeArrayIsWaitedFor() throws IOException {
    flight
        .jobs(
            job("all", "cat p.* > got", after("a"))
                + ","
                + job("a", "echo ${it} > p.${it}", "\"iteration\": {\"stop\": 3}"))
        .well();
    assertThat(flight.file("got")).isEqualTo("0\n1\n2");
  }

  @Test
  void oneIterationIsWaitedFor() throws IOException {
    flight
        .jobs(
            job("one", "cat p.3", after("a:3"))
                + ","
                + job("a", "echo > p.${it}; test ${it} = 3", "\"iteration\": {\"stop\": 5}"))
        .failed();
    assertThat(flight.row("one")).containsEntry("state", "JOB_FINISHED");
    assertThat(flight.row("a:4")).containsEntry("state", "FAILED");
  }

  @Test
  void iterationsPairOneToOne() throws IOException {
    flight
        .jobs(
            job("b", "cat p.${it}", "\"iteration\": {\"stop\": 3}, " + after("a:${it}"))
                + ","
                + job("a", "test ${it} != 1 && echo > p.${it}", "\"iteration\": {\"stop\": 3}"))
        .failed();
    assertThat(flight.row("b:0")).containsEntry("state", "JOB_FINISHED");
    assertThat(flight.row("b:1")).containsEntry("state", "UPSTREAM_FAILED");
    assertThat(flight.row("b:2")).containsEntry("state", "JOB_FINISHED");
  }

  @Test
  void whatWaitsForAFailureIsOmittedAllTheWay() throws IOException {
    flight
        .jobs(
            job("a", "exit 3", "")
                + ","
                + job("b", "true", after("a"))
                + ","
                + job("c", "true", after("b")))
        .failed();
    assertThat(flight.states())
        .containsExactlyInAnyOrder("a FAILED", "b UPSTREAM_FAILED", "c UPSTREAM_FAILED");
    assertThat(flight.row("a")).containsEntry("exit_code", 3).containsEntry("cause", "exit_code");
    assertThat(flight.row("c")).containsEntry("cause", "upstream_failed");
  }

  @Test
  void unknownNamesAndCirclesAreErrors() throws IOException {
    var file = folder.resolve("f.json") + ": ";
    flight
        .jobs(job("a", "true", after("nobody")) + "," + job("b", "true", after("a:0")))
        .refused(
            file
                + "job a: dependencies.after: expected the name of a job of this file, but found"
                + " \"nobody\"",
            file + "job b: dependencies.after: job a has no iteration 0");
    flight
        .jobs(job("a", "true", after("b")) + "," + job("b", "true", after("a")))
        .refused(
            file
                + "job a: dependencies.after: jobs come after each other in a circle: a -> b -> a");
  }

  @Test
  void nullIsNoDependency() throws IOException {
    flight.jobs(job("a", "true", "\"dependencies\": null, \"tags\": null")).well();
  }

  @Test
  void valuesMayBeTheCharactersOfAText() throws IOException {
    flight.jobs(job("a", "true", "\"iteration\": {\"values\": \"xé\"}")).well();
    assertThat(flight.row("a:0")).containsEntry("value", "x");
    assertThat(flight.row("a:1")).containsEntry("value", "é");
  }

  @Test
  void priorityGoesFirstAndEqualOnesInOrder() throws IOException {
    flight
        .jobs(
            job("low", "echo low >> o", "\"priority\": -1")
                + ","
                + job("a", "echo a >> o", "")
                + ","
                + job("b", "echo b >> o", "")
                + ","
                + job("high", "echo high >> o", "\"priority\": 5"),
            "--nodes",
            "1")
        .well();
    assertThat(flight.file("o")).isEqualTo("high\na\nb\nlow");
  }

  @Test
  void attemptsAreRepeated() throws IOException {
    flight.jobs(job("a", "echo x >> o; test $(wc -l < o) = 3", "\"max_attempts\": 3")).well();
    assertThat(flight.row("a")).containsEntry("attempts", 3);
    flight.jobs(job("b", "false", "\"max_attempts\": 2")).failed();
    assertThat(flight.row("b")).containsEntry("attempts", 2).containsEntry("state", "FAILED");
  }
}
