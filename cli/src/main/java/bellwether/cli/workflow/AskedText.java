package bellwether.cli.workflow;

import bellwether.command.output.PeopleText;
import bellwether.model.Resources;
import bellwether.model.Size;
import java.util.ArrayList;

/// What a job asks for, as people read it: `2 cores, 500 MiB, 1 h 0 m`.
final class AskedText {
  private AskedText() {}

  static String of(Resources asked) {
    var parts = new ArrayList<String>();
    if (asked.nodes() != null) {
      parts.add(size(asked.nodes(), "node"));
    }
    if (asked.cores() != null) {
      parts.add(size(asked.cores(), "core"));
    }
    if (asked.memoryPerNode().count() > 0) {
      parts.add(PeopleText.bytes(asked.memoryPerNode().count()));
    }
    var limit = asked.memory();
    if (limit != null) {
      parts.add(PeopleText.bytes(limit.count()));
    }
    if (asked.wallTime() != null) {
      parts.add(PeopleText.duration(asked.wallTime()));
    }
    return String.join(", ", parts);
  }

  private static String size(Size size, String unit) {
    return switch (size) {
      case Size.Exact(int count) -> PeopleText.count(count, unit);
      case Size.Range(int min, int max) -> "%d to %d %ss".formatted(min, max, unit);
      case Size.MaximumIterations(int min) -> "at least " + PeopleText.count(min, unit);
      case Size.SplitInto(int min, int _) -> "at least " + PeopleText.count(min, unit);
    };
  }
}
