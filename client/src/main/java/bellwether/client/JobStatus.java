package bellwether.client;

import java.util.Arrays;

/// The word by which a service tells how far a job or an iteration is.
public enum JobStatus {
  QUEUED,
  SCHEDULED,
  EXECUTING,
  SUCCEED,
  FAILED,
  CANCELED,
  OMITTED;

  /// Whether nothing follows: the job has ended, well or not.
  public boolean isFinished() {
    return compareTo(SUCCEED) >= 0;
  }

  /// The status that a service calls by this word.
  ///
  /// @throws ProtocolException when no status is called so
  public static JobStatus of(String word) {
    return Arrays.stream(values())
        .filter(status -> status.name().equals(word))
        .findFirst()
        .orElseThrow(() ->
            new ProtocolException(
                "Expected one of " + Arrays.toString(values()) + " as status, found: " + word));
  }
}
