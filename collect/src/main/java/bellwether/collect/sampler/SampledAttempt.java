package bellwether.collect.sampler;

import bellwether.model.Launched;
import java.util.List;

/// An attempt whose processes are sampled.
///
/// @param id names it among those that run
/// @param launched its own process
/// @param argv the program that it starts with, and its arguments
/// @param mark by which strays are known
public record SampledAttempt(long id, Launched launched, List<String> argv, Mark mark) {

  /// Copies the list.
  public SampledAttempt {
    argv = List.copyOf(argv);
  }

  /// What all processes of an attempt have in their environment.
  ///
  /// @param run the value of `BELLWETHER_MARK`
  /// @param job that of `BELLWETHER_JOB`
  /// @param iteration that of `BELLWETHER_ITERATION`; empty: none
  /// @param attempt that of `BELLWETHER_ATTEMPT`
  public record Mark(String run, String job, String iteration, String attempt) {}

  ProcessKey root() {
    return new ProcessKey(launched.pid(), launched.startTicks());
  }
}
