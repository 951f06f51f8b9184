package bellwether.launch;

import bellwether.model.Placement;
import bellwether.model.Placement.Share;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The variables that tell a job of its resources.
///
/// Names and forms are QCG-PilotJob's: `QCG_PM_*` always, `SLURM_*` under [EnvSchema#SLURM].
public final class JobEnvironment {
  private final Set<EnvSchema> schemata;
  private final boolean bound;

  /// @param bound whether processes are bound to their cores
  public JobEnvironment(Set<EnvSchema> schemata, boolean bound) {
    this.schemata = schemata;
    this.bound = bound;
  }

  /// Puts in the variables of an attempt.
  ///
  /// @param step 32 hexadecimal digits, different for each attempt
  public void put(Map<String, String> variables, Placement placement, String step) {
    var shares = placement.shares();
    var nodes = join(shares, Share::node);
    var cores = Integer.toString(placement.coreCount());
    variables.put("QCG_PM_NNODES", Integer.toString(shares.size()));
    variables.put("QCG_PM_NODELIST", nodes);
    variables.put("QCG_PM_NPROCS", cores);
    variables.put("QCG_PM_NTASKS", cores);
    variables.put("QCG_PM_TASKS_PER_NODE", join(shares, s -> Integer.toString(s.cores().length)));
    variables.put("QCG_PM_STEP_ID", step);
    variables.put("QCG_PM_CPU_SET", cpuSet(shares.getFirst()));
    var gpus = shares.getFirst().gpus();
    if (!gpus.isEmpty()) {
      variables.put("CUDA_VISIBLE_DEVICES", String.join(",", gpus));
    }
    if (schemata.contains(EnvSchema.SLURM)) {
      putSlurm(variables, shares, nodes, cores);
    }
  }

  private void putSlurm(
      Map<String, String> variables, List<Share> shares, String nodes, String cores) {
    var count = Integer.toString(shares.size());
    var merged = merged(shares.stream().map(s -> s.cores().length).toList());
    for (var name : List.of("NNODES", "JOB_NUM_NODES", "STEP_NUM_NODES")) {
      variables.put("SLURM_" + name, count);
    }
    for (var name : List.of("NODELIST", "JOB_NODELIST", "STEP_NODELIST")) {
      variables.put("SLURM_" + name, nodes);
    }
    for (var name : List.of("NPROCS", "NTASKS", "STEP_NUM_TASKS")) {
      variables.put("SLURM_" + name, cores);
    }
    for (var name : List.of("JOB_CPUS_PER_NODE", "STEP_TASKS_PER_NODE", "TASKS_PER_NODE")) {
      variables.put("SLURM_" + name, merged);
    }
    variables.put("SLURM_OVERLAP", "1");
    if (!merged.contains(",")) {
      variables.put("SLURM_NTASKS_PER_NODE", Integer.toString(shares.getFirst().cores().length));
    }
    if (bound) {
      variables.put("SLURM_CPU_BIND", "verbose,mask_cpu:" + masks(shares));
    }
  }

  private static String join(List<Share> shares, Function<Share, String> text) {
    return shares.stream().map(text).collect(Collectors.joining(","));
  }

  private static String cpuSet(Share share) {
    var text = new StringBuilder();
    for (int core : share.cores()) {
      text.append(text.isEmpty() ? "" : ",").append(core);
    }
    return text.toString();
  }

  /// Runs of the same number merged, as Slurm writes it: `2(x2),1`.
  static String merged(List<Integer> counts) {
    var parts = new ArrayList<String>();
    for (int from = 0, to; from < counts.size(); from = to) {
      to = from + 1;
      while (to < counts.size() && counts.get(to).equals(counts.get(from))) {
        to++;
      }
      parts.add(
          to - from == 1 ? counts.get(from) + "" : counts.get(from) + "(x" + (to - from) + ")");
    }
    return String.join(",", parts);
  }

  /// One mask for each core, `0x2,0x1`.
  private static String masks(List<Share> shares) {
    var masks = new ArrayList<String>();
    for (var share : shares) {
      for (int core : share.cores()) {
        masks.add("0x" + BigInteger.ONE.shiftLeft(core).toString(16));
      }
    }
    return String.join(",", masks);
  }
}
