package bellwether.launch;

import bellwether.model.Bytes;
import bellwether.model.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The nodes that the options `--nodes`, `--gpus` and `--mem` describe.
///
/// `--nodes` is a list of `[name:]cores` with commas; a node without a name is `n0`, `n1`, … by its
/// position. Nodes that fit into the machine together get its own core ids, one after the other;
/// nodes that do not are virtual and number their cores from 0.
public final class NodesOption {
  private static final String GRAMMAR =
      "nodes as [name:]cores with commas between them, such as 4 or n1:2,n2:2, for --nodes";

  private final String specification;
  private final List<Entry> entries = new ArrayList<>();

  private NodesOption(String specification) {
    this.specification = specification;
  }

  private record Entry(String name, int cores) {}

  /// What each node has beside its cores.
  ///
  /// @param gpus ids of its GPUs
  /// @param memory as a consumable; zero: not declared
  public record Consumables(List<String> gpus, Bytes memory) {
    /// Nothing.
    public static final Consumables NONE = new Consumables(List.of(), new Bytes(0));

    public Consumables {
      gpus = List.copyOf(gpus);
    }

    /// What the options `--gpus 0,1` and `--mem MIB` say.
    ///
    /// @throws OptionException when they cannot be understood
    public static Consumables parse(@Nullable String gpus, @Nullable String memory) {
      return new Consumables(gpuIds(gpus), memory(memory));
    }

    private static List<String> gpuIds(@Nullable String option) {
      if (option == null) {
        return List.of();
      }
      var ids = Arrays.stream(option.split(",", -1)).map(String::strip).toList();
      if (ids.stream().anyMatch(String::isEmpty) || new HashSet<>(ids).size() < ids.size()) {
        throw new OptionException(
            option, "different ids of GPUs with commas between them, such as 0,1, for --gpus");
      }
      return ids;
    }

    private static Bytes memory(@Nullable String option) {
      if (option == null) {
        return new Bytes(0);
      }
      var text = option.strip();
      if (!text.matches("[0-9]{1,12}") || Long.parseLong(text) < 1) {
        throw new OptionException(option, "a number of MiB above 0 for --mem");
      }
      return Bytes.ofMebi(Long.parseLong(text));
    }
  }

  /// The nodes of a specification; null means one node named as the host, with the machine's slots.
  ///
  /// @throws OptionException when the specification cannot be understood
  public static List<Node> parse(
      @Nullable String specification, Machine machine, Consumables consumables) {
    if (specification == null) {
      return List.of(
          new Node(
              machine.hostName(),
              machine.cores().subList(0, machine.slots()),
              consumables.gpus(),
              consumables.memory(),
              false,
              machine.memory()));
    }
    var option = new NodesOption(specification);
    option.read();
    return option.nodes(machine, consumables);
  }

  /// As above, without consumables.
  public static List<Node> parse(@Nullable String specification, Machine machine) {
    return parse(specification, machine, Consumables.NONE);
  }

  private void read() {
    var names = new HashSet<String>();
    for (var part : specification.split(",", -1)) {
      var entry = entry(part.strip());
      if (!names.add(entry.name())) {
        throw wrong("each name once, but '%s' comes twice".formatted(entry.name()));
      }
      entries.add(entry);
    }
  }

  private Entry entry(String part) {
    int colon = part.lastIndexOf(':');
    var name = colon < 0 ? "n" + entries.size() : part.substring(0, colon).strip();
    if (!name.matches("[^\\s:,\\[\\]]+")) {
      throw wrong(part.isEmpty() ? "no empty part" : "a name without blanks, colons or brackets");
    }
    return new Entry(name, count(part.substring(colon + 1).strip()));
  }

  private int count(String text) {
    if (!text.matches("[+-]?[0-9]+")) {
      throw wrong(text.isEmpty() ? "no empty part" : "a number of cores, not '%s'".formatted(text));
    }
    if (!text.matches("\\+?0*[1-9][0-9]{0,5}")) {
      throw wrong("1 to 999999 cores on each node, not " + text);
    }
    return Integer.parseInt(text);
  }

  private OptionException wrong(String detail) {
    return new OptionException(specification, GRAMMAR + " (" + detail + ")");
  }

  private List<Node> nodes(Machine machine, Consumables consumables) {
    long total = entries.stream().mapToLong(Entry::cores).sum();
    boolean virtual = total > machine.cores().size();
    var nodes = new ArrayList<Node>();
    int used = 0;
    for (var entry : entries) {
      var cores =
          virtual
              ? IntStream.range(0, entry.cores()).boxed().toList()
              : machine.cores().subList(used, used + entry.cores());
      used += entry.cores();
      nodes.add(
          new Node(
              entry.name(),
              cores,
              consumables.gpus(),
              consumables.memory(),
              virtual,
              machine.memory()));
    }
    return List.copyOf(nodes);
  }
}
