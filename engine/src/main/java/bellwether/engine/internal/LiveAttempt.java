package bellwether.engine.internal;

import bellwether.model.Bytes;
import bellwether.model.Cause;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An attempt that holds cores.
final class LiveAttempt {
  final long id;
  final LiveJob job;
  final int ordinal;
  final int number;
  final Lease lease;

  /// How much memory it may use; null: not limited.
  final @Nullable Bytes memory;

  /// How long it may run; null: for ever.
  final @Nullable Duration runtime;

  /// Why it is being ended; null: it is not.
  @Nullable Cause ending;

  /// Why, for people; null with `ending`.
  @Nullable String reason;

  /// When the next step is due: the end of its wall time, or of its grace; null: never.
  @Nullable Instant due;

  boolean started;

  /// The one behind it in [LiveAttempts].
  @Nullable LiveAttempt next;

  LiveAttempt(long id, ReadyGroup group, int ordinal, Lease lease) {
    this.id = id;
    this.job = group.job;
    var limit = group.need.wholeLimit();
    memory = limit == 0 ? null : new Bytes(limit);
    runtime = job.request(ordinal).wallTime();
    this.ordinal = ordinal;
    number = job.tries(ordinal).made() + 1;
    this.lease = lease;
  }
}
