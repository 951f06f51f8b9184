package bellwether.cli.wording;

import bellwether.model.Resources;
import bellwether.model.Size;
import bellwether.query.explain.Occupancy;

/// Resources in words for people.
final class ResourcesText {
  private ResourcesText() {}

  /// What a job asks for: `2 nodes with 4 cores each`.
  static String of(Resources wish) {
    var text = new StringBuilder();
    if (wish.nodes() != null) {
      text.append(size(wish.nodes(), "node"));
      text.append(wish.cores() == null ? " with all cores" : " with ");
    }
    if (wish.cores() != null) {
      text.append(size(wish.cores(), "core"));
      text.append(wish.nodes() == null ? "" : " each");
    }
    if (wish.gpusPerNode() > 0) {
      text.append(", ").append(count(wish.gpusPerNode(), "GPU")).append(" per node");
    }
    if (wish.memoryPerNode().count() > 0) {
      text.append(", ").append(wish.memoryPerNode().toMebi()).append(" MiB per node");
    }
    return text.toString();
  }

  /// How full an allocation is, as a sentence.
  static String of(Occupancy occupancy) {
    return "The allocation has %s on %s; %s hold %d of them."
        .formatted(
            count(occupancy.cores(), "core"),
            count(occupancy.nodes(), "node"),
            count(occupancy.running(), "running job"),
            occupancy.used());
  }

  private static String size(Size size, String unit) {
    return switch (size) {
      case Size.Exact(int count) -> count(count, unit);
      case Size.Range(int min, int max) -> "%d to %d %ss".formatted(min, max, unit);
      case Size.MaximumIterations(int min) -> "at least " + count(min, unit);
      case Size.SplitInto(int min, int _) -> "at least " + count(min, unit);
    };
  }

  private static String count(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }
}
