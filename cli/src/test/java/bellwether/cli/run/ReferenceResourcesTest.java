package bellwether.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What jobs ask for, and what they are given.
@Timeout(60)
class ReferenceResourcesTest {
  private static final String EXEC = "\"execution\": {\"exec\": \"true\"}";

  @TempDir Path folder;
  private Flight flight = new Flight(Path.of(""));

  @BeforeEach
  void start() {
    flight = new Flight(folder);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"numCores\": 5} | a[0:1:2:3],b[0]",
        "{\"numCores\": {\"exact\": 2}} | a[0:1]",
        "{\"numCores\": {\"min\": 2, \"max\": 6}} | a[0:1:2:3],b[0:1]",
        "{\"numCores\": {\"min\": 2, \"max\": 60}} | a[0:1:2:3],b[0:1:2:3]",
        "{\"numNodes\": 2} | a[0:1:2:3],b[0:1:2:3]",
        "{\"numNodes\": {\"min\": 1, \"max\": 9}} | a[0:1:2:3],b[0:1:2:3]",
        "{\"numNodes\": 2, \"numCores\": 3} | a[0:1:2],b[0:1:2]",
        "{\"numNodes\": 0, \"numCores\": 3} | a[0:1:2]",
        "{\"numNodes\": 1, \"numCores\": 1, \"nodeCrs\": {\"GPU\": 1, \"mem\": 100}} | a[0]",
        "{\"numCores\": {\"min\": 3, \"scheduler\": \"maximum-iters\"}} | a[0:1:2]"
      })
  void jobsAreGivenWhatTheyAskFor(String resources, String nodes) throws IOException {
    flight
        .job(
            EXEC + ", \"resources\": " + resources,
            "--nodes",
            "a:4,b:4",
            "--gpus",
            "0",
            "--mem",
            "100")
        .well();
    var given = (List<?>) java.util.Objects.requireNonNull(flight.row("j").get("nodes"));
    assertThat(String.join(",", given.stream().map(String::valueOf).toList())).isEqualTo(nodes);
  }

  @Test
  void withoutResourcesItIsOneCore() throws IOException {
    flight.job(EXEC, "--nodes", "a:4").well();
    assertThat(flight.row("j")).containsEntry("nodes", List.of("a[0]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "3 | {\"name\": \"maximum-iters\"} | 3,3,4",
        "11 | \"maximum-iters\" | 1,1,2,2,2,2,2,2,2,2,2",
        "3 | \"whatever\" | 3,3,4",
        "2 | \"SPLIT-INTO\" | 5,5",
        "2 | {\"name\": \"split-into\", \"params\": {\"parts\": 5}} | 2,2"
      })
  void schedulersShareOutAllCores(int count, String scheduler, String cores) throws IOException {
    flight
        .job(
            """
            "iteration": {"stop": %d},
            "resources": {"numCores": {"scheduler": %s}},
            "execution": {"exec": "echo", "args": ["${ncores}"], "stdout": "o.${it}"}\
            """
                .formatted(count, scheduler),
            "--nodes",
            "10")
        .well();
    for (int i = 0; i < count; i++) {
      assertThat(flight.file("o." + i)).as("iteration " + i).isEqualTo(cores.split(",")[i]);
    }
  }

  @Test
  void wallTimeEndsAnAttempt() throws IOException {
    flight
        .job(
            """
            "execution": {"exec": "sleep", "args": ["30"]},
            "resources": {"numCores": 1, "wt": "1sfoo"}\
            """)
        .failed();
    assertThat(flight.row("j"))
        .containsEntry("state", "FAILED")
        .containsEntry("cause", "time_limit");
  }

  @Test
  void gpusAreGivenToOneJobAtATime() throws IOException {
    flight
        .job(
            """
            "iteration": {"stop": 3},
            "resources": {"numNodes": 1, "numCores": 1, "nodeCrs": {"gpu": 1}},
            "execution": {"exec": "sh", "args": ["-c", "mkdir busy && sleep 0.05 && rmdir busy"]}\
            """,
            "--nodes",
            "3",
            "--gpus",
            "7")
        .well();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"numCores\": 9} | Job j asks for 9 cores, but there are 8 cores on 2 nodes",
        "{\"numNodes\": 3} | Job j asks for 3 nodes, but there are 8 cores on 2 nodes",
        "{\"numNodes\": 1, \"numCores\": 5} | Job j asks for 1 nodes with 5 cores each, but there are 8 cores on 2 nodes",
        "{\"numNodes\": 1, \"nodeCrs\": {\"gpu\": 2}} | Job j asks for 1 nodes, 2 GPUs each, but there are 8 cores on 2 nodes",
        "{\"numNodes\": 1, \"nodeCrs\": {\"mem\": 10}} | Job j asks for 1 nodes, 10 MiB each, but there are 8 cores on 2 nodes",
        "{\"numCores\": {\"scheduler\": {\"name\": \"split-into\", \"params\": {\"parts\": 9}}}} | Job j splits 8 cores on 2 nodes into so many parts that none is left for each"
      })
  void whatCouldNeverRunIsAnError(String resources, String message) throws IOException {
    flight
        .job(
            EXEC + ", \"iteration\": {\"stop\": 1}, \"resources\": " + resources,
            "--nodes",
            "a:4,b:4",
            "--gpus",
            "0")
        .refused(folder.resolve("f.json") + ": " + message);
  }
}
