package bellwether.store.archive.internal.staging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The processes whose cycle counter is not to be believed, and what EPMT writes on their job.
public final class CounterFaults {
  private static final String NOT_PRELOADED =
      "papiex / PAPI library could not be preloaded (rdtsc_duration = 0).";
  private static final String DESCRIPTOR_CLOSED =
      "PAPI failed or misbehaved process closed a descriptor it did not own (rdtsc_duration < 0).";

  private static final String ERROR = "papiex-error";
  private static final String PROCESSES = "papiex-error-process-ids";

  /// The annotations that it makes.
  public static final List<String> ANNOTATIONS = List.of(ERROR, PROCESSES);

  private final List<Long> pids = new ArrayList<>();
  private String reason = "";

  /// Looks at a process's value; returns what takes its place.
  long checked(long cycles, long pid) {
    if (cycles > 0) {
      return cycles;
    }
    pids.add(pid);
    reason = cycles == 0 ? NOT_PRELOADED : DESCRIPTOR_CLOSED;
    return -1;
  }

  boolean any() {
    return !pids.isEmpty();
  }

  public Map<String, Object> annotations() {
    if (pids.isEmpty()) {
      return Map.of();
    }
    return new TreeMap<>(
        Map.of(
            ERROR,
            "%s %d processes have potentially erroneous PAPI metric counts"
                .formatted(reason, pids.size()),
            PROCESSES,
            pids.stream().sorted().toList()));
  }
}
