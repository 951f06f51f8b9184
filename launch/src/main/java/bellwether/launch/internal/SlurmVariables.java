package bellwether.launch.internal;

import bellwether.launch.Environment;
import bellwether.model.Placement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The variables that Slurm would set for a step that has the job's share of the allocation.
public final class SlurmVariables {
  private static final String PER_NODE = "SLURM_NTASKS_PER_NODE";
  private static final String BINDING = "SLURM_CPU_BIND";

  private SlurmVariables() {}

  /// An environment without those variables that only some jobs get.
  public static Environment withoutConditional(Environment environment) {
    return environment.without(PER_NODE).without(BINDING);
  }

  /// Adds them.
  public static void put(Map<String, String> variables, Placement placement, boolean bound) {
    var nodes = Integer.toString(placement.shares().size());
    var names =
        placement.shares().stream().map(Placement.Share::node).collect(Collectors.joining(","));
    var tasks = Integer.toString(placement.coreCount());
    for (var name : List.of("NNODES", "JOB_NUM_NODES", "STEP_NUM_NODES")) {
      variables.put("SLURM_".concat(name), nodes);
    }
    for (var name : List.of("NODELIST", "JOB_NODELIST", "STEP_NODELIST")) {
      variables.put("SLURM_".concat(name), names);
    }
    for (var name : List.of("NPROCS", "NTASKS", "STEP_NUM_TASKS")) {
      variables.put("SLURM_".concat(name), tasks);
    }
    variables.put("SLURM_OVERLAP", "1");
    perNode(variables, placement);
    if (bound) {
      variables.put(BINDING, "verbose,mask_cpu:" + masks(placement));
    }
  }

  private static void perNode(Map<String, String> variables, Placement placement) {
    int[] counts = placement.shares().stream().mapToInt(share -> share.cores().length).toArray();
    var merged = merged(counts);
    for (var name : List.of("JOB_CPUS_PER_NODE", "STEP_TASKS_PER_NODE", "TASKS_PER_NODE")) {
      variables.put("SLURM_".concat(name), merged);
    }
    if (Arrays.stream(counts).distinct().count() == 1) {
      variables.put(PER_NODE, Integer.toString(counts[0]));
    }
  }

  /// Equal neighbours written once: `2(x3),1`.
  private static String merged(int[] counts) {
    var runs = new ArrayList<String>();
    int start = 0;
    for (int i = 1; i <= counts.length; i++) {
      if (i == counts.length || counts[i] != counts[start]) {
        runs.add(i - start == 1 ? "" + counts[start] : counts[start] + "(x" + (i - start) + ")");
        start = i;
      }
    }
    return String.join(",", runs);
  }

  /// One mask for each core, in the placement's order.
  private static String masks(Placement placement) {
    return placement.shares().stream()
        .flatMapToInt(share -> Arrays.stream(share.cores()))
        .mapToObj(core -> "0x" + BigInteger.ONE.shiftLeft(core).toString(16))
        .collect(Collectors.joining(","));
  }
}
