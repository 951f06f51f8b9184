package bellwether.query.workflows;

import bellwether.query.jobs.StateCounts;
import java.util.List;

/// A job with those that it comes directly after and those that come directly after it.
public record Neighbours(Neighbour job, List<Neighbour> upstream, List<Neighbour> downstream) {
  public Neighbours {
    upstream = List.copyOf(upstream);
    downstream = List.copyOf(downstream);
  }

  /// One of them.
  ///
  /// @param name `name`, or `name:key` for one iteration
  /// @param counts how many of its members are in which state; of one that is not an array, one is
  public record Neighbour(String name, StateCounts counts) {}
}
