package bellwether.query.attempts;

import org.jspecify.annotations.Nullable;

/// What an attempt that ended badly left behind.
///
/// @param message why it could not be launched, who cancelled it
/// @param stderr the file that its standard error went to; null: none was named
/// @param stderrTail the last of a standard error without a file
public record FailedAttempt(
    AttemptKey key,
    @Nullable String message,
    @Nullable String stderr,
    @Nullable String stderrTail) {

  /// Which one it is.
  public record AttemptKey(long job, int ordinal, int number) {}
}
