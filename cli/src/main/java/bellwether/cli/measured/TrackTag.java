package bellwether.cli.measured;

import bellwether.query.measured.JobQuery;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// By which tag the operations of jobs are told apart, where the user did not say.
public final class TrackTag {
  private static final String USUAL = "op";

  private TrackTag() {}

  /// The name of the tag: as said; `op` where processes have it; else that with the fewest values;
  /// empty where processes have no tags.
  public static Optional<String> each(JobQuery jobs, @Nullable String text) {
    if (text != null) {
      return Optional.of(text);
    }
    var names = jobs.processTags().byCardinality().keySet();
    return names.contains(USUAL) ? Optional.of(USUAL) : names.stream().findFirst();
  }
}
