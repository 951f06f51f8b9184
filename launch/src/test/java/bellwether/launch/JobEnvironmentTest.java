package bellwether.launch;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.Bytes;
import bellwether.model.Execution;
import bellwether.model.Placement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobEnvironmentTest {
  private static final Environment OWN =
      Environment.of(
          List.of(
              "HOME=/h",
              "CUDA_VISIBLE_DEVICES=0,1,2",
              "BELLWETHER_ITERATION=9",
              "SLURM_NTASKS_PER_NODE=4",
              "SLURM_CPU_BIND=quiet"));
  private static final Execution PROGRAM = Execution.program("true", List.of());
  private static final Member MEMBER = new Member("sim", 3, 2);

  private static JobEnvironment environment(EnvSchema schema, boolean bound, boolean gpus) {
    return JobEnvironment.of(OWN, new JobEnvironment.Surroundings(12, "mark", schema, bound, gpus));
  }

  private static Placement.Share share(String node, int... cores) {
    return new Placement.Share(node, cores, List.of(), new Bytes(0));
  }

  private static Placement on(Placement.Share... shares) {
    return new Placement(List.of(shares));
  }

  private static Map<String, String> variables(List<String> assignments) {
    return assignments.stream()
        .map(assignment -> assignment.split("=", 2))
        .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
  }

  private static Map<String, String> common(Execution execution, Placement placement) {
    return variables(
        environment(EnvSchema.COMMON, false, false).additions(MEMBER, execution, placement));
  }

  private static Map<String, String> slurm(boolean bound, Placement placement) {
    return variables(
        environment(EnvSchema.SLURM, bound, false).additions(MEMBER, PROGRAM, placement));
  }

  private static Execution with(String model, Map<String, String> env) {
    return new Execution(
        "true", List.of(), null, env, null, null, null, null, List.of(), null, model, Map.of(),
        false, null, null);
  }

  @Test
  void tellsTheAllocation() {
    var variables = common(PROGRAM, on(share("n1", 4), share("n2", 0)));
    assertThat(variables)
        .containsEntry("QCG_PM_NNODES", "2")
        .containsEntry("QCG_PM_NODELIST", "n1,n2")
        .containsEntry("QCG_PM_NPROCS", "2")
        .containsEntry("QCG_PM_NTASKS", "2")
        .containsEntry("QCG_PM_TASKS_PER_NODE", "1,1")
        .containsEntry("QCG_PM_CPU_SET", "4,0")
        .doesNotContainKey("SLURM_NNODES");
    assertThat(variables.get("QCG_PM_STEP_ID")).matches("[0-9a-f]{32}");
  }

  @Test
  void cpuSetHoldsTheCoresOfAllNodes() {
    assertThat(common(PROGRAM, on(share("n1", 0, 1), share("n2", 0))))
        .containsEntry("QCG_PM_CPU_SET", "0,1,0")
        .containsEntry("QCG_PM_TASKS_PER_NODE", "2,1");
  }

  @Test
  void tellsWhoTheJobIs() {
    assertThat(common(PROGRAM, on(share("n1", 0))))
        .containsEntry("BELLWETHER_JOB", "sim")
        .containsEntry("BELLWETHER_ITERATION", "3")
        .containsEntry("BELLWETHER_ATTEMPT", "2");
    var shared = environment(EnvSchema.COMMON, false, false).shared();
    assertThat(shared.get("BELLWETHER_RUN")).isEqualTo("12");
    assertThat(shared.get("BELLWETHER_MARK")).isEqualTo("mark");
    assertThat(shared.get("HOME")).isEqualTo("/h");
  }

  @Test
  void plainJobHasNoIteration() {
    var environment = environment(EnvSchema.COMMON, false, false);
    var additions = environment.additions(new Member("a", null, 1), PROGRAM, on(share("n", 0)));
    assertThat(variables(additions)).doesNotContainKey("BELLWETHER_ITERATION");
    assertThat(environment.shared().get("BELLWETHER_ITERATION")).isNull();
  }

  @Test
  void jobsOwnVariablesComeBeforeOurs() {
    var execution = with("default", Map.of("MINE", "1", "QCG_PM_NNODES", "99"));
    assertThat(common(execution, on(share("n1", 0))))
        .containsEntry("MINE", "1")
        .containsEntry("QCG_PM_NNODES", "1");
  }

  @Test
  void aJobCannotHideWhichRunItIsOf() {
    var env = Map.of("BELLWETHER_MARK", "mine", "BELLWETHER_RUN", "0");
    assertThat(common(with("default", env), on(share("n1", 0))))
        .doesNotContainKeys("BELLWETHER_MARK", "BELLWETHER_RUN");
  }

  @Test
  void threadsModelSetsTheNumberOfThreadsIfUnset() {
    assertThat(common(with("threads", Map.of()), on(share("n1", 0, 1))))
        .containsEntry("OMP_NUM_THREADS", "2");
    assertThat(common(with("threads", Map.of("OMP_NUM_THREADS", "7")), on(share("n1", 0, 1))))
        .containsEntry("OMP_NUM_THREADS", "7");
    assertThat(common(PROGRAM, on(share("n1", 0, 1)))).doesNotContainKey("OMP_NUM_THREADS");
  }

  @Test
  void slurmNamesTheAllocation() {
    var variables = slurm(false, on(share("n1", 1), share("n2", 0)));
    for (var name : List.of("NNODES", "JOB_NUM_NODES", "STEP_NUM_NODES")) {
      assertThat(variables).containsEntry("SLURM_" + name, "2");
    }
    for (var name : List.of("NODELIST", "JOB_NODELIST", "STEP_NODELIST")) {
      assertThat(variables).containsEntry("SLURM_" + name, "n1,n2");
    }
    for (var name : List.of("NPROCS", "NTASKS", "STEP_NUM_TASKS")) {
      assertThat(variables).containsEntry("SLURM_" + name, "2");
    }
    for (var name : List.of("JOB_CPUS_PER_NODE", "STEP_TASKS_PER_NODE", "TASKS_PER_NODE")) {
      assertThat(variables).containsEntry("SLURM_" + name, "1(x2)");
    }
    assertThat(variables)
        .containsEntry("SLURM_NTASKS_PER_NODE", "1")
        .containsEntry("SLURM_OVERLAP", "1")
        .containsEntry("QCG_PM_NNODES", "2")
        .doesNotContainKey("SLURM_CPU_BIND");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1,1 | 1(x2)", "2,2,1 | 2(x2),1", "3 | 3", "1,2,2,1 | 1,2(x2),1"})
  void slurmMergesEqualNeighbours(String counts, String merged) {
    var shares =
        Arrays.stream(counts.strip().split(","))
            .map(count -> share("n", new int[Integer.parseInt(count)]))
            .toArray(Placement.Share[]::new);
    assertThat(slurm(false, on(shares))).containsEntry("SLURM_TASKS_PER_NODE", merged);
  }

  @Test
  void slurmTellsTasksPerNodeOnlyWhenEqual() {
    assertThat(slurm(false, on(share("n1", 0, 1), share("n2", 0))))
        .doesNotContainKey("SLURM_NTASKS_PER_NODE");
    assertThat(environment(EnvSchema.SLURM, false, false).shared().get("SLURM_NTASKS_PER_NODE"))
        .isNull();
  }

  @Test
  void slurmTellsTheBindingCoreByCore() {
    assertThat(slurm(true, on(share("n1", 1), share("n2", 0))))
        .containsEntry("SLURM_CPU_BIND", "verbose,mask_cpu:0x2,0x1");
    assertThat(slurm(true, on(share("n1", 64))))
        .containsEntry("SLURM_CPU_BIND", "verbose,mask_cpu:0x10000000000000000");
  }

  @Test
  void gpusAreThoseOfTheFirstNode() {
    var placement =
        on(
            new Placement.Share("n1", new int[] {0}, List.of("1", "3"), new Bytes(0)),
            new Placement.Share("n2", new int[] {0}, List.of("0"), new Bytes(0)));
    assertThat(common(PROGRAM, placement)).containsEntry("CUDA_VISIBLE_DEVICES", "1,3");
  }

  @Test
  void gpusThatWereNotGivenAreHidden() {
    assertThat(environment(EnvSchema.SLURM, false, false).shared().get("CUDA_VISIBLE_DEVICES"))
        .isNull();
    assertThat(environment(EnvSchema.COMMON, false, true).shared().get("CUDA_VISIBLE_DEVICES"))
        .isNull();
    assertThat(environment(EnvSchema.COMMON, false, false).shared().get("CUDA_VISIBLE_DEVICES"))
        .isEqualTo("0,1,2");
  }
}
