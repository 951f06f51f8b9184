package bellwether.collect.internal;

import bellwether.collect.internal.time.Span;
import bellwether.collect.internal.time.Stamp;
import bellwether.collect.internal.time.Zone;
import bellwether.collect.internal.time.Zones;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Start and end of a job as points in time. At the end of daylight saving an hour comes twice, so
/// that a local time in it can be read in two ways; of those that hold the processes, whose times
/// need no zone, the shortest is taken.
///
/// @param processes when the first process started and the last ended; asked only where it matters
public record Readings(Supplier<Optional<Span>> processes) {

  /// The times of a job; adds a sentence to `warnings` where a time had two readings.
  Span of(Stamp start, Stamp stop, Zone zone, List<String> warnings) {
    List<Instant> starts = all(start, zone);
    List<Instant> stops = all(stop, zone);
    Span usual = new Span(starts.getFirst(), stops.getFirst());
    if (starts.size() == 1 && stops.size() == 1) {
      return usual;
    }
    Optional<Span> fitting =
        processes
            .get()
            .flatMap(needed ->
                pairs(starts, stops).stream()
                    .filter(pair -> holds(pair, needed))
                    .min(Comparator.comparing(Readings::length)));
    warnings.add(sentence(starts.size() > 1 ? start : stop, zone, fitting.isPresent()));
    return fitting.orElse(usual);
  }

  /// The later reading first.
  private static List<Instant> all(Stamp stamp, Zone otherwise) {
    Zone zone = stamp.zone() == null ? otherwise : stamp.zone();
    LocalDateTime local = stamp.local();
    List<ZoneOffset> offsets = zone.id().getRules().getValidOffsets(local);
    return offsets.size() < 2
        ? List.of(Zones.instant(stamp, otherwise))
        : offsets.stream().map(local::toInstant).sorted(Comparator.reverseOrder()).toList();
  }

  private static List<Span> pairs(List<Instant> starts, List<Instant> stops) {
    return starts.stream()
        .flatMap(start -> stops.stream().map(stop -> new Span(start, stop)))
        .toList();
  }

  private static Duration length(Span pair) {
    return Duration.between(pair.start(), pair.end());
  }

  private static boolean holds(Span pair, Span needed) {
    return !needed.start().isBefore(pair.start()) && !needed.end().isAfter(pair.end());
  }

  private static String sentence(Stamp stamp, Zone zone, boolean fits) {
    return "The job's time %s comes twice in the zone %s, at the end of daylight saving; %s."
        .formatted(
            stamp.local(),
            zone.name(),
            fits
                ? "the reading is taken that fits its processes"
                : "neither reading fits its processes, and the later one is taken");
  }
}
