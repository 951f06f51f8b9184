package bellwether.model;

import java.util.Locale;

/// Why an attempt or a job did not end well, or why it is in a state that no attempt led to.
public enum Cause {
  EXIT_CODE,
  SIGNAL,
  OUT_OF_MEMORY,
  TIME_LIMIT,
  NODE_LOST,
  ALLOCATION_ENDED,
  LAUNCH_FAILED,
  UPSTREAM_FAILED,
  CANCELLED,
  /// A user said so between two runs.
  SET_BY_USER;

  /// Whether a failure of this cause uses up one of the job's attempts. The loss of a node or of
  /// the allocation is not the job's doing.
  public boolean chargesAttempt() {
    return this != NODE_LOST && this != ALLOCATION_ENDED;
  }

  /// The word that stands in the catalog and in data, such as `exit_code`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The cause that [#word()] names.
  public static Cause ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
