package bellwether.collect.internal.time;

import java.time.ZoneId;

/// A zone as metadata carry it.
///
/// @param id the zone, or only its offset where the metadata forgot which zone had it
/// @param name what the metadata call it: `US/Eastern`, `IST`
public record Zone(ZoneId id, String name) {}
