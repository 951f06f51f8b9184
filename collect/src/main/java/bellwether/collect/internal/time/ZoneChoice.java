package bellwether.collect.internal.time;

import bellwether.collect.internal.Metadata;
import java.util.List;
import java.util.Map;

/// Decides in which zone a job's times are told.
@FunctionalInterface
public interface ZoneChoice {
  /// The zone, with a sentence in `warnings` where it had to be guessed.
  Zone zone(Metadata metadata, Map<String, String> environment, List<String> warnings);
}
