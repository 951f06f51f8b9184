package bellwether.launch;

import bellwether.model.Bytes;
import bellwether.model.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The nodes that `--nodes`, `--gpus` and `--mem` describe: `4`, `2,2`, `n1:2,n2:2`.
///
/// Without `--nodes` there is one node with the machine's name and cores. Nodes with more cores in
/// all than the machine has are virtual: nothing can be bound to their cores.
public final class NodesOption {
  private static final Pattern NODE = Pattern.compile("(?:([^:,\\s]+):)?(\\d{1,6})");

  private NodesOption() {}

  /// The nodes.
  ///
  /// @param spec of `--nodes`; null: this machine
  /// @param gpus of `--gpus`, ids with commas between; null: none
  /// @param memory of `--mem`, in MiB
  /// @throws LaunchException when the text makes no sense
  public static List<Node> nodes(
      Machine machine, @Nullable String spec, @Nullable String gpus, int memory) {
    var gpuIds =
        gpus == null || gpus.isBlank()
            ? List.<String>of()
            : List.of(gpus.strip().split("\\s*,\\s*"));
    if (memory < 0) {
      throw new LaunchException("--mem: expected MiB, at least 0, but found " + memory);
    }
    var mebi = Bytes.ofMebi(memory);
    if (spec == null) {
      var cores = machine.cores().subList(0, machine.slots());
      return List.of(new Node(machine.hostName(), cores, gpuIds, mebi, false));
    }
    return described(machine, spec, gpuIds, mebi);
  }

  private static List<Node> described(
      Machine machine, String spec, List<String> gpus, Bytes memory) {
    var names = new ArrayList<String>();
    var counts = new ArrayList<Integer>();
    for (var part : spec.split(",", -1)) {
      var node = NODE.matcher(part.strip());
      if (!node.matches()) {
        throw wrong(spec, "'" + part.strip() + "'");
      }
      var name = node.group(1);
      names.add(name == null ? "n" + names.size() : name);
      counts.add(Integer.valueOf(node.group(2)));
      if (counts.getLast() < 1) {
        throw wrong(spec, "a node without cores");
      }
    }
    if (new HashSet<>(names).size() < names.size()) {
      throw wrong(spec, "the same node name twice");
    }
    return nodes(machine, names, counts, new Extras(gpus, memory));
  }

  private record Extras(List<String> gpus, Bytes memory) {}

  private static List<Node> nodes(
      Machine machine, List<String> names, List<Integer> counts, Extras extras) {
    int total = counts.stream().mapToInt(Integer::intValue).sum();
    boolean virtual = total > machine.cores().size();
    var nodes = new ArrayList<Node>();
    int used = 0;
    for (int i = 0; i < names.size(); i++) {
      var cores =
          virtual || names.size() > 1
              ? IntStream.range(0, counts.get(i)).boxed().toList()
              : machine.cores().subList(used, used + counts.get(i));
      used += counts.get(i);
      boolean unbound = virtual || names.size() > 1;
      nodes.add(new Node(names.get(i), cores, extras.gpus(), extras.memory(), unbound));
    }
    return nodes;
  }

  private static LaunchException wrong(String spec, String found) {
    return new LaunchException(
        "--nodes: expected cores for each node, such as 4 or n1:2,n2:2, but found %s in '%s'"
            .formatted(found, spec));
  }
}
