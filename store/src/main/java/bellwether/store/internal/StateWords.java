package bellwether.store.internal;

import bellwether.model.Cause;
import bellwether.model.JobState;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The words of states and causes, both ways and without making strings anew.
public final class StateWords {
  private static final JobState[] STATES = JobState.values();
  private static final Cause[] CAUSES = Cause.values();
  private static final String[] CAUSE_WORDS =
      Arrays.stream(CAUSES).map(Cause::word).toArray(String[]::new);

  private StateWords() {}

  /// The state of this ordinal number.
  public static JobState state(int ordinal) {
    return STATES[ordinal];
  }

  /// The cause of this ordinal number.
  public static Cause cause(int ordinal) {
    return CAUSES[ordinal];
  }

  public static @Nullable String of(@Nullable Cause cause) {
    return cause == null ? null : CAUSE_WORDS[cause.ordinal()];
  }
}
