package bellwether.store;

import bellwether.model.Clock;
import java.time.Duration;

/// How a catalog is written.
///
/// @param warnings takes notices for the user, such as of a network file system
/// @param liveness tells whether the holder of a run still lives
/// @param waitingLimit how many jobs and events may wait for the disk before the recorder's caller
///   waits too
/// @param linger how long a recorder gathers events between two commits; the first after a pause is
///   committed at once
/// @param patience how long to wait while another process writes the same catalog; the user is told
///   when that takes long
public record CatalogOptions(
    Durability durability,
    Clock clock,
    Warnings warnings,
    Liveness liveness,
    int waitingLimit,
    Duration linger,
    Duration patience) {

  /// As much patience as another process may need.
  public static final Duration ENDLESS = Duration.ofDays(36_500);

  public CatalogOptions {
    if (waitingLimit < 1) {
      throw new IllegalArgumentException("Expected a limit of at least 1, but was " + waitingLimit);
    }
  }

  /// Durability NORMAL, the machine's clock, warnings to nobody, 50,000 waiting at most, 10 ms of
  /// linger, 10 s of patience.
  public static CatalogOptions of(Liveness liveness) {
    return new CatalogOptions(
        Durability.NORMAL,
        Clock.system(),
        sentence -> {},
        liveness,
        50_000,
        Duration.ofMillis(10),
        Duration.ofSeconds(10));
  }

  /// The same with another durability.
  public CatalogOptions withDurability(Durability other) {
    return new CatalogOptions(other, clock, warnings, liveness, waitingLimit, linger, patience);
  }

  /// The same with another clock.
  public CatalogOptions withClock(Clock other) {
    return new CatalogOptions(
        durability, other, warnings, liveness, waitingLimit, linger, patience);
  }

  /// The same with another taker of warnings.
  public CatalogOptions withWarnings(Warnings other) {
    return new CatalogOptions(durability, clock, other, liveness, waitingLimit, linger, patience);
  }

  /// The same with another limit of what may wait for the disk.
  public CatalogOptions withWaitingLimit(int other) {
    return new CatalogOptions(durability, clock, warnings, liveness, other, linger, patience);
  }

  /// The same with another linger.
  public CatalogOptions withLinger(Duration other) {
    return new CatalogOptions(durability, clock, warnings, liveness, waitingLimit, other, patience);
  }

  /// The same with another patience.
  public CatalogOptions withPatience(Duration other) {
    return new CatalogOptions(durability, clock, warnings, liveness, waitingLimit, linger, other);
  }
}
