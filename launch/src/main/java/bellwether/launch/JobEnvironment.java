package bellwether.launch;

import bellwether.launch.internal.SlurmVariables;
import bellwether.model.Execution;
import bellwether.model.Placement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/// The environment of the jobs of one run: Bellwether's own, the job's `env`, and what tells the
/// job its name and its share of the machine, in this order. Thread-safe.
public final class JobEnvironment {
  private static final String GPUS = "CUDA_VISIBLE_DEVICES";
  private static final String THREADS = "OMP_NUM_THREADS";

  /// Those that would tell a job about somebody else if it has none of its own.
  private static final List<String> NOT_INHERITED =
      List.of(
          "BELLWETHER_JOB",
          "BELLWETHER_ITERATION",
          "BELLWETHER_ATTEMPT",
          "BELLWETHER_STARTER",
          "BELLWETHER_ADDRESS_FILE",
          "QCG_PM_CPU_SET");

  private static final List<String> OF_THE_RUN = List.of("BELLWETHER_RUN", "BELLWETHER_MARK");

  private final Surroundings surroundings;
  private final Environment shared;

  private JobEnvironment(Environment own, Surroundings surroundings) {
    this.surroundings = surroundings;
    var base = own;
    for (var name : NOT_INHERITED) {
      base = base.without(name);
    }
    if (surroundings.schema() == EnvSchema.SLURM) {
      base = SlurmVariables.withoutConditional(base);
    }
    if (surroundings.schema() == EnvSchema.SLURM || surroundings.gpus()) {
      base = base.without(GPUS);
    }
    this.shared =
        base.with(
            List.of(
                "BELLWETHER_RUN=" + surroundings.run(), "BELLWETHER_MARK=" + surroundings.mark()));
  }

  /// What is the same for all jobs of a run.
  ///
  /// @param run its number in the catalog
  /// @param mark a word that no other run has; by it [Leftovers] knows the run's processes
  /// @param bound whether jobs are bound to their cores
  /// @param gpus whether nodes declare GPUs, so that a job must not see those it was not given
  public record Surroundings(
      long run, String mark, EnvSchema schema, boolean bound, boolean gpus) {}

  /// The environment of the jobs of a run, made from Bellwether's own.
  public static JobEnvironment of(Environment own, Surroundings surroundings) {
    return new JobEnvironment(own, surroundings);
  }

  /// The part that all jobs have in common.
  public Environment shared() {
    return shared;
  }

  /// The part that one attempt has for itself, as `NAME=value`, each name once.
  public List<String> additions(Member member, Execution execution, Placement placement) {
    var variables = new LinkedHashMap<>(execution.env());
    threads(variables, execution, placement);
    allocation(variables, placement);
    identity(variables, member);
    if (surroundings.schema() == EnvSchema.SLURM) {
      SlurmVariables.put(variables, placement, surroundings.bound());
    }
    var gpus =
        placement.shares().isEmpty() ? List.<String>of() : placement.shares().getFirst().gpus();
    if (!gpus.isEmpty()) {
      variables.put(GPUS, String.join(",", gpus));
    }
    return assignments(variables);
  }

  private void threads(Map<String, String> variables, Execution execution, Placement placement) {
    if (execution.model().equals("threads")
        && shared.get(THREADS) == null
        && !placement.shares().isEmpty()) {
      variables.putIfAbsent(
          THREADS, Integer.toString(placement.shares().getFirst().cores().length));
    }
  }

  private static void allocation(Map<String, String> variables, Placement placement) {
    var shares = placement.shares();
    var cores = Integer.toString(placement.coreCount());
    variables.put("QCG_PM_NNODES", Integer.toString(shares.size()));
    variables.put("QCG_PM_NODELIST", nodeList(placement));
    variables.put("QCG_PM_NPROCS", cores);
    variables.put("QCG_PM_NTASKS", cores);
    variables.put("QCG_PM_TASKS_PER_NODE", tasksPerNode(placement));
    variables.put("QCG_PM_STEP_ID", stepId());
    if (!shares.isEmpty()) {
      variables.put("QCG_PM_CPU_SET", cpuSet(shares));
    }
  }

  private static void identity(Map<String, String> variables, Member member) {
    // What the whole run has in common is not a job's to change: its processes are known by it.
    variables.keySet().removeAll(OF_THE_RUN);
    variables.put("BELLWETHER_JOB", member.job());
    variables.put("BELLWETHER_ATTEMPT", Integer.toString(member.attempt()));
    var key = member.key();
    if (key == null) {
      variables.remove("BELLWETHER_ITERATION");
    } else {
      variables.put("BELLWETHER_ITERATION", key.toString());
    }
  }

  private static String nodeList(Placement placement) {
    return placement.shares().size() == 1
        ? placement.shares().getFirst().node()
        : placement.shares().stream().map(Placement.Share::node).collect(Collectors.joining(","));
  }

  private static String tasksPerNode(Placement placement) {
    return coreList(placement.shares().stream().mapToInt(share -> share.cores().length).toArray());
  }

  /// The cores of all nodes, one node after the other, as QCG-PilotJob has them.
  private static String cpuSet(List<Placement.Share> shares) {
    return shares.size() == 1
        ? coreList(shares.getFirst().cores())
        : coreList(shares.stream().flatMapToInt(share -> Arrays.stream(share.cores())).toArray());
  }

  private static String coreList(int[] cores) {
    return cores.length == 1
        ? Integer.toString(cores[0])
        : Arrays.stream(cores).mapToObj(Integer::toString).collect(Collectors.joining(","));
  }

  private static String stepId() {
    var random = ThreadLocalRandom.current();
    var hex = HexFormat.of();
    return hex.toHexDigits(random.nextLong()).concat(hex.toHexDigits(random.nextLong()));
  }

  private static List<String> assignments(Map<String, String> variables) {
    var assignments = new String[variables.size()];
    int i = 0;
    for (var variable : variables.entrySet()) {
      assignments[i++] = variable.getKey().concat("=").concat(variable.getValue());
    }
    return List.of(assignments);
  }
}
