package bellwether.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The cores that an attempt was given, node by node.
public record Placement(List<Share> shares) {

  /// What it was given on one node. `cores` are the node's core ids, ascending; nobody may change
  /// the array.
  @SuppressWarnings("ArrayRecordComponent") // millions of these live at once
  public record Share(String node, int[] cores, List<String> gpus, Bytes memory) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Share(var otherNode, var otherCores, var otherGpus, var otherMemory)
          && node.equals(otherNode)
          && Arrays.equals(cores, otherCores)
          && gpus.equals(otherGpus)
          && memory.equals(otherMemory);
    }

    @Override
    public int hashCode() {
      return 31 * node.hashCode() + Arrays.hashCode(cores);
    }

    /// As QCG-PilotJob writes it: `n1[0:1]`.
    @Override
    public String toString() {
      return Arrays.stream(cores)
          .mapToObj(Integer::toString)
          .collect(Collectors.joining(":", node + "[", "]"));
    }

    private static Optional<Share> parse(String text) {
      int bracket = text.lastIndexOf('[');
      if (bracket < 0) {
        return Optional.empty();
      }
      var cores =
          Arrays.stream(text.substring(bracket + 1, text.length() - 1).split(":"))
              .filter(core -> !core.isEmpty())
              .mapToInt(Integer::parseInt)
              .toArray();
      return Optional.of(new Share(text.substring(0, bracket), cores, List.of(), new Bytes(0)));
    }
  }

  public Placement {
    shares = List.copyOf(shares);
  }

  /// Cores in all.
  public int coreCount() {
    int sum = 0;
    for (var share : shares) {
      sum += share.cores().length;
    }
    return sum;
  }

  /// What [#toString] wrote, which has neither GPUs nor memory; parts without cores are left out.
  public static Placement parse(String text) {
    return new Placement(
        Arrays.stream(text.split(",")).map(Share::parse).flatMap(Optional::stream).toList());
  }

  /// As QCG-PilotJob writes it: `n1[0:1],n2[0]`; [#parse] reads it.
  @Override
  public String toString() {
    return shares.stream().map(Share::toString).collect(Collectors.joining(","));
  }
}
