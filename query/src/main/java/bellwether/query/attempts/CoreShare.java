package bellwether.query.attempts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cores of one node that an attempt held.
///
/// @param cores their numbers; empty: the node as a whole
public record CoreShare(String node, List<Integer> cores) {
  public CoreShare {
    cores = List.copyOf(cores);
  }

  /// Reads what the catalog has: `n1[0:1],n2[0]`.
  public static List<CoreShare> parse(String nodes) {
    var shares = new ArrayList<CoreShare>();
    int from = 0;
    while (from < nodes.length()) {
      int open = nodes.indexOf('[', from);
      int close = nodes.indexOf(']', from);
      if (open < 0 || close < open) {
        shares.add(new CoreShare(nodes.substring(from), List.of()));
        break;
      }
      shares.add(
          new CoreShare(nodes.substring(from, open), numbers(nodes.substring(open + 1, close))));
      from = close + 2;
    }
    return shares;
  }

  private static List<Integer> numbers(String text) {
    return text.isEmpty()
        ? List.of()
        : Arrays.stream(text.split(":")).map(Integer::valueOf).toList();
  }
}
