package bellwether.model;

import java.util.List;

/// A machine, or a part of one, on which jobs run.
///
/// @param name unique in an allocation
/// @param cores ids of the cores that jobs may have, ascending
/// @param gpus ids of its GPUs
/// @param memory what it has to give as a consumable; zero: not declared
/// @param virtual whether the cores do not exist as such, so that nothing can be bound to them
/// @param machineMemory memory of its machine; zero: not known
public record Node(
    String name,
    List<Integer> cores,
    List<String> gpus,
    Bytes memory,
    boolean virtual,
    Bytes machineMemory) {

  /// A node whose machine's memory is not known.
  public Node(String name, List<Integer> cores, List<String> gpus, Bytes memory, boolean virtual) {
    this(name, cores, gpus, memory, virtual, new Bytes(0));
  }

  public Node {
    cores = List.copyOf(cores);
    gpus = List.copyOf(gpus);
    if (cores.isEmpty()) {
      throw new IllegalArgumentException("Expected at least one core on node " + name);
    }
  }

  /// The memory that jobs can be given in all: what was declared, else the machine's, else no end
  /// of it.
  public Bytes usableMemory() {
    if (memory.count() > 0) {
      return memory;
    }
    return machineMemory.count() > 0 ? machineMemory : new Bytes(Long.MAX_VALUE);
  }
}
