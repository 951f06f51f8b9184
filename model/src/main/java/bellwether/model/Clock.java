package bellwether.model;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/// Tells the time, to the microsecond. Handed in wherever time is read, so that tests can set it.
@FunctionalInterface
public interface Clock {

  /// The present time.
  Instant now();

  /// The machine's wall clock as it is now, carried on by its monotonic clock.
  static Clock system() {
    return steady(InstantSource.system(), System::nanoTime);
  }

  /// A clock that reads the wall clock once and then counts the nanoseconds that go by: a step of
  /// the wall clock changes neither deadlines nor durations, and the time never goes back.
  static Clock steady(InstantSource wall, LongSupplier nanos) {
    var start = wall.instant();
    long since = nanos.getAsLong();
    return () -> start.plusNanos(nanos.getAsLong() - since).truncatedTo(ChronoUnit.MICROS);
  }
}
