package bellwether.collect.internal;

import java.util.ArrayList;
import java.util.List;

/// The values of the process being read that do not fit into 64 bits; they count as absent.
public final class LostValues {
  private final List<String> reasons = new ArrayList<>();

  /// Forgets those of the process before.
  public void clear() {
    reasons.clear();
  }

  public void add(String reason) {
    reasons.add(reason);
  }

  /// Marks the process with each of them.
  public void mark(ReadPosition spot, long line) {
    reasons.forEach(reason -> spot.mark(line, reason + "; the value is left out"));
    reasons.clear();
  }
}
