package bellwether.collect.internal;

import java.util.List;
import java.util.Map;

/// Decides in which zone a job's times are told.
@FunctionalInterface
interface ZoneChoice {
  /// The zone, with a sentence in `warnings` where it had to be guessed.
  Zone zone(Metadata metadata, Map<String, String> environment, List<String> warnings);
}
