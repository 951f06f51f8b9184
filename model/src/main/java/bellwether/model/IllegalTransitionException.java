package bellwether.model;

import org.jspecify.annotations.Nullable;

/// A change of state that [Transitions] does not have; always a defect of Bellwether itself.
public final class IllegalTransitionException extends RuntimeException {
  private final @Nullable JobState from;
  private final JobState to;
  private final @Nullable Cause cause;

  IllegalTransitionException(@Nullable JobState from, JobState to, @Nullable Cause cause) {
    super(
        "Expected a transition of the state table, but was %s -> %s (%s)"
            .formatted(from, to, cause));
    this.from = from;
    this.to = to;
    this.cause = cause;
  }

  /// The state that the job was in; null when it was new.
  public @Nullable JobState from() {
    return from;
  }

  /// The state that was asked for.
  public JobState to() {
    return to;
  }

  /// The cause that was given.
  public @Nullable Cause cause() {
    return cause;
  }
}
