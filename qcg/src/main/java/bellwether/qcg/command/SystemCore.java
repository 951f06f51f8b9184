package bellwether.qcg.command;

import bellwether.launch.Machine;
import org.jspecify.annotations.Nullable;

/// What is left for jobs when the service keeps the first core of the first node.
///
/// @param machine without its first core
/// @param nodes as `--nodes` says it, with one core less on the first; null: the whole machine
record SystemCore(Machine machine, @Nullable String nodes) {

  /// Takes the core away.
  ///
  /// @throws StartException when none would be left
  static SystemCore of(Machine machine, @Nullable String nodes) {
    var cores = machine.cores();
    if (nodes == null) {
      if (machine.slots() < 2) {
        throw none();
      }
      return new SystemCore(without(machine), null);
    }
    var rest = withoutOne(nodes);
    return new SystemCore(cores.size() < 2 ? machine : without(machine), rest);
  }

  private static Machine without(Machine machine) {
    var cores = machine.cores().subList(1, machine.cores().size());
    return new Machine(
        machine.hostName(), cores, Math.max(1, machine.slots() - 1), machine.memory());
  }

  /// A node that had but one core is left out; the others keep the names that they have by their
  /// position.
  private static String withoutOne(String nodes) {
    var parts = nodes.split(",", -1);
    for (int i = 0; i < parts.length; i++) {
      parts[i] = parts[i].contains(":") ? parts[i] : "n" + i + ":" + parts[i].strip();
    }
    int colon = parts[0].lastIndexOf(':');
    var count = parts[0].substring(colon + 1).strip();
    if (!count.matches("\\d{1,6}")) {
      return nodes;
    }
    if (Integer.parseInt(count) > 1) {
      parts[0] = parts[0].substring(0, colon + 1) + (Integer.parseInt(count) - 1);
      return String.join(",", parts);
    }
    if (parts.length == 1) {
      throw none();
    }
    return String.join(",", java.util.Arrays.asList(parts).subList(1, parts.length));
  }

  private static StartException none() {
    return new StartException(
        "expected at least two cores for --system-core, but there is one; start the service without it");
  }
}
