package bellwether.engine.internal;

import bellwether.model.Cause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An attempt that holds cores.
final class LiveAttempt {
  final long id;
  final LiveJob job;
  final int ordinal;
  final int number;
  final Lease lease;

  /// Why it is being ended; null: it is not.
  @Nullable Cause ending;

  /// Why, for people; null with `ending`.
  @Nullable String reason;

  /// When the next step is due: the end of its wall time, or of its grace; null: never.
  @Nullable Instant due;

  boolean started;

  /// The one behind it in [LiveAttempts].
  @Nullable LiveAttempt next;

  LiveAttempt(long id, LiveJob job, int ordinal, int number, Lease lease) {
    this.id = id;
    this.job = job;
    this.ordinal = ordinal;
    this.number = number;
    this.lease = lease;
  }
}
