package bellwether.collect.internal.time;

import bellwether.collect.ImportOptions;
import bellwether.collect.internal.Metadata;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The zone rules: what the metadata say, the job's environment, the user, the site, and at last
/// the processes, whose times need no zone.
public final class Zones implements ZoneChoice {
  private static final ZoneId EASTERN = ZoneId.of("US/Eastern");

  private final ImportOptions options;
  private final Supplier<Optional<Span>> processes;

  /// @param processes when the first process started and the last ended; asked only at last
  public Zones(ImportOptions options, Supplier<Optional<Span>> processes) {
    this.options = options;
    this.processes = processes;
  }

  /// The point in time of a stamp: by its own zone if it has one.
  public static Instant instant(Stamp stamp, Zone otherwise) {
    Zone zone = stamp.zone() == null ? otherwise : stamp.zone();
    return ZonedDateTime.of(stamp.local(), zone.id()).withLaterOffsetAtOverlap().toInstant();
  }

  @Override
  public Zone zone(Metadata metadata, Map<String, String> environment, List<String> warnings) {
    Stamp start = metadata.time("job_pl_start_ts");
    if (start.zone() != null) {
      return start.zone();
    }
    Zone told = ofEnvironment(environment, warnings);
    if (told != null) {
      return told;
    }
    Optional<ZoneId> said = options.zone().or(options::siteZone);
    return said.map(id -> new Zone(id, id.getId()))
        .orElseGet(() -> guessed(start.local(), metadata.time("job_el_stop_ts").local(), warnings));
  }

  private static @Nullable Zone ofEnvironment(
      Map<String, String> environment, List<String> warnings) {
    for (String name : List.of("TZ", "TIMEZONE")) {
      String value = environment.getOrDefault(name, "");
      if (value.isBlank()) {
        continue;
      }
      Optional<ZoneId> id = parse(value);
      if (id.isPresent()) {
        return new Zone(id.get(), value);
      }
      warnings.add(
          "The zone '" + value + "' in the job's variable " + name + " is unknown; it is ignored.");
    }
    return null;
  }

  /// A zone by its name, as TZ may hold it; empty: there is none of that name.
  static Optional<ZoneId> parse(String name) {
    String bare = name.strip();
    bare = bare.startsWith(":") ? bare.substring(1) : bare;
    try {
      return Optional.of(ZoneId.of(bare));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private Zone guessed(LocalDateTime start, LocalDateTime stop, List<String> warnings) {
    Zone eastern = new Zone(EASTERN, EASTERN.getId());
    Set<ZoneOffset> fitting =
        processes.get().map(span -> fitting(span, start, stop)).orElse(Set.of());
    ZoneOffset usual = EASTERN.getRules().getOffset(start);
    if (fitting.size() == 1) {
      ZoneOffset only = fitting.iterator().next();
      return only.equals(usual) ? eastern : new Zone(only, "UTC" + only);
    }
    warnings.add(
        "The job's times have no zone, and its processes fit "
            + (fitting.isEmpty() ? "none" : fitting.size() + " different ones")
            + "; US/Eastern is assumed: say --tz ZONE if that is wrong.");
    return eastern;
  }

  /// The offsets in use anywhere at that time with which all processes lie within the job.
  private static Set<ZoneOffset> fitting(Span span, LocalDateTime start, LocalDateTime stop) {
    Set<ZoneOffset> fitting = new TreeSet<>();
    for (ZoneOffset offset : common(start)) {
      boolean inside =
          !span.start().isBefore(start.toInstant(offset))
              && !span.end().isAfter(stop.toInstant(offset));
      if (inside) {
        fitting.add(offset);
      }
    }
    return fitting;
  }

  private static List<ZoneOffset> common(LocalDateTime time) {
    Set<ZoneOffset> offsets = new TreeSet<>();
    for (String id : ZoneId.getAvailableZoneIds()) {
      if (!id.startsWith("Etc/") && !id.startsWith("SystemV/")) {
        offsets.add(ZoneId.of(id).getRules().getOffset(time));
      }
    }
    return new ArrayList<>(offsets);
  }
}
