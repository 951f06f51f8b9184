package bellwether.model.jobfile;

import bellwether.model.Clock;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Supplier;

/// What the variables of the submit phase are made of.
///
/// @param clock tells `${date}`, `${time}` and `${dateTime}`
/// @param zone in which they are told
/// @param uuids gives a new UUID each time: `${uniq}` outside `execution` is one for each job
/// @param earlierSubmits how many submit requests came before: `${rcnt}` of the first one is one
///   more
public record SubmitContext(Clock clock, ZoneId zone, Supplier<UUID> uuids, int earlierSubmits) {

  /// The first submit of a file, in the machine's zone, with random UUIDs.
  public static SubmitContext first(Clock clock) {
    return new SubmitContext(clock, ZoneId.systemDefault(), UUID::randomUUID, 0);
  }
}
