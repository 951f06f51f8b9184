package bellwether.cli.run;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The variables that a job finds in its environment.
@Timeout(60)
class ReferenceEnvironmentTest {
  private static final Path PAGE = Path.of("..", "docs", "job-file.md");

  @TempDir Path folder;
  private Flight flight = new Flight(Path.of(""));

  @BeforeEach
  void start() {
    flight = new Flight(folder);
  }

  private Map<String, String> environment(String resources, String... options) throws IOException {
    return environmentOf("\"exec\": \"env\", \"stdout\": \"env\"", resources, options);
  }

  private Map<String, String> environmentOf(String execution, String rest, String... options)
      throws IOException {
    flight.job("\"execution\": {" + execution + "}, " + rest, options).well();
    return Files.readAllLines(folder.resolve("env")).stream()
        .map(line -> line.split("=", 2))
        .filter(parts -> parts.length == 2)
        .collect(toMap(parts -> parts[0], parts -> parts[1], (first, _) -> first));
  }

  @Test
  void tellsTheJobWhoItIs() throws IOException {
    var environment =
        environment("\"iteration\": {\"start\": 7, \"stop\": 8}, \"resources\": {\"numCores\": 1}");
    assertThat(environment)
        .containsEntry("BELLWETHER_RUN", "1")
        .containsEntry("BELLWETHER_JOB", "j")
        .containsEntry("BELLWETHER_ITERATION", "7")
        .containsEntry("BELLWETHER_ATTEMPT", "1")
        .containsKey("BELLWETHER_MARK");
    assertThat(environment("\"max_attempts\": 1")).doesNotContainKey("BELLWETHER_ITERATION");
  }

  @Test
  void attemptsAreCounted() throws IOException {
    flight
        .job(
            """
            "max_attempts": 2, "execution": {"exec": "sh", "args":
              ["-c", "echo $BELLWETHER_ATTEMPT $QCG_PM_STEP_ID >> out; exit 1"]}\
            """)
        .failed();
    var lines = flight.file("out").lines().toList();
    assertThat(lines.get(0)).matches("1 [0-9a-f]{32}");
    assertThat(lines.get(1)).matches("2 [0-9a-f]{32}").doesNotEndWith(lines.get(0).substring(2));
  }

  @Test
  void tellsTheJobsShareAsQcgDoes() throws IOException {
    assertThat(
            environment("\"resources\": {\"numNodes\": 2, \"numCores\": 2}", "--nodes", "a:2,b:3"))
        .containsEntry("QCG_PM_NNODES", "2")
        .containsEntry("QCG_PM_NODELIST", "a,b")
        .containsEntry("QCG_PM_NPROCS", "4")
        .containsEntry("QCG_PM_NTASKS", "4")
        .containsEntry("QCG_PM_TASKS_PER_NODE", "2,2")
        .containsEntry("QCG_PM_CPU_SET", "0,1,0,1")
        .doesNotContainKey("SLURM_NNODES");
  }

  @Test
  void tellsTheJobsShareAsSlurmDoes() throws IOException {
    assertThat(
            environment(
                "\"resources\": {\"numNodes\": 2, \"numCores\": 2}",
                "--nodes",
                "a:2,b:3",
                "--envschema",
                "slurm"))
        .containsEntry("SLURM_NNODES", "2")
        .containsEntry("SLURM_JOB_NUM_NODES", "2")
        .containsEntry("SLURM_STEP_NUM_NODES", "2")
        .containsEntry("SLURM_NODELIST", "a,b")
        .containsEntry("SLURM_JOB_NODELIST", "a,b")
        .containsEntry("SLURM_STEP_NODELIST", "a,b")
        .containsEntry("SLURM_NPROCS", "4")
        .containsEntry("SLURM_NTASKS", "4")
        .containsEntry("SLURM_STEP_NUM_TASKS", "4")
        .containsEntry("SLURM_TASKS_PER_NODE", "2(x2)")
        .containsEntry("SLURM_STEP_TASKS_PER_NODE", "2(x2)")
        .containsEntry("SLURM_JOB_CPUS_PER_NODE", "2(x2)")
        .containsEntry("SLURM_NTASKS_PER_NODE", "2")
        .containsEntry("SLURM_OVERLAP", "1")
        .doesNotContainKey("SLURM_CPU_BIND");
  }

  @Test
  void boundJobsAreToldTheirMasks() throws IOException {
    assertThat(environment("\"priority\": 1", "--nodes", "1", "--envschema", "slurm"))
        .hasEntrySatisfying(
            "SLURM_CPU_BIND", masks -> assertThat(masks).matches("verbose,mask_cpu:0x[0-9a-f]+"));
  }

  @Test
  void gpusAreThoseThatWereGiven() throws IOException {
    var one = "\"resources\": {\"numNodes\": 1, \"numCores\": 1, \"nodeCrs\": {\"gpu\": 2}}";
    assertThat(environment(one, "--nodes", "2", "--gpus", "3,5,6"))
        .containsEntry("CUDA_VISIBLE_DEVICES", "3,5");
    assertThat(environment("\"priority\": 1", "--nodes", "2", "--gpus", "3"))
        .doesNotContainKey("CUDA_VISIBLE_DEVICES");
  }

  @Test
  void threadsModelSetsTheNumberOfThreadsIfUnset() throws IOException {
    var two = "\"resources\": {\"numCores\": 2}";
    var threads = "\"exec\": \"env\", \"stdout\": \"env\", \"model\": \"Threads\"";
    assertThat(environmentOf(threads, two, "--nodes", "a:2")).containsEntry("OMP_NUM_THREADS", "2");
    assertThat(
            environmentOf(threads + ", \"env\": {\"OMP_NUM_THREADS\": 9}", two, "--nodes", "a:2"))
        .containsEntry("OMP_NUM_THREADS", "9");
  }

  @Test
  void ownVariablesAreAddedToThoseOfBellwether() throws IOException {
    var execution =
        "\"exec\": \"env\", \"stdout\": \"env\", \"env\": {\"A\": \"x y\", \"B\": true,"
            + " \"BELLWETHER_JOB\": \"no\"}";
    assertThat(environmentOf(execution, "\"priority\": 1"))
        .containsEntry("A", "x y")
        .containsEntry("B", "True")
        .containsEntry("BELLWETHER_JOB", "j")
        .containsEntry("PATH", System.getenv("PATH"));
  }

  @Test
  void pageNamesAllVariables() throws IOException {
    var all =
        environment(
            "\"iteration\": {\"stop\": 1}, \"resources\":"
                + " {\"numNodes\": 1, \"numCores\": 1, \"nodeCrs\": {\"gpu\": 1}}",
            "--nodes",
            "1",
            "--gpus",
            "0",
            "--envschema",
            "slurm");
    var text = Files.readString(PAGE);
    var ours = Pattern.compile("(BELLWETHER|QCG_PM|SLURM)_\\w+|CUDA_VISIBLE_DEVICES");
    assertThat(all.keySet().stream().filter(ours.asMatchPredicate()))
        .isNotEmpty()
        .allMatch(name -> text.contains("`" + name + "`"));
  }
}
