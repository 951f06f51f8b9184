package bellwether.collect.sampler;

import bellwether.collect.sampler.SampledAttempt.Mark;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// The marks in the environments of processes that nothing else assigns to an attempt, read again
/// only after an exec. Not thread-safe.
final class StrayMarks {
  /// @param program its name; the environment changes with it
  private record Image(ProcessKey process, String program) {
    static Image of(ProcStat stat) {
      return new Image(stat.key(), stat.name());
    }
  }

  private final Map<Image, Mark> known = new HashMap<>();

  Mark of(ProcStat stat) {
    return known.computeIfAbsent(Image.of(stat), _ -> ProcEnvironment.of(stat.pid()).mark());
  }

  /// Forgets all but the processes that are there now.
  void keep(Collection<ProcStat> present) {
    known.keySet().retainAll(present.stream().map(Image::of).collect(Collectors.toSet()));
  }
}
