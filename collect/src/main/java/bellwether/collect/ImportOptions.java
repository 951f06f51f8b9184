package bellwether.collect;

import java.time.ZoneId;
import java.util.Optional;

/// What an import is told besides the paths.
///
/// The two zones are for jobs whose metadata name none: first `TZ` or `TIMEZONE` of the job's own
/// environment are asked, then `zone`, then `siteZone`, and only then is the zone guessed from the
/// processes.
///
/// @param zone what the user said for this import (`--tz`)
/// @param siteZone what holds for the site (`EPMT_TZ`)
/// @param limits how far archives may grow
/// @param outside what becomes of processes that did not run within their job (`--outside`)
public record ImportOptions(
    Optional<ZoneId> zone, Optional<ZoneId> siteZone, ArchiveLimits limits, Outside outside) {

  /// No zone, the limits of [ArchiveLimits#standard()], and processes outside refuse their job.
  public static ImportOptions standard() {
    return new ImportOptions(
        Optional.empty(), Optional.empty(), ArchiveLimits.standard(), Outside.REFUSE);
  }

  /// The same with a zone for jobs that name none.
  public ImportOptions withZone(ZoneId said) {
    return new ImportOptions(Optional.of(said), siteZone, limits, outside);
  }

  /// The same with the site's zone.
  public ImportOptions withSiteZone(ZoneId said) {
    return new ImportOptions(zone, Optional.of(said), limits, outside);
  }

  /// The same with other limits.
  public ImportOptions withLimits(ArchiveLimits said) {
    return new ImportOptions(zone, siteZone, said, outside);
  }

  /// The same with another answer to processes outside their job.
  public ImportOptions withOutside(Outside said) {
    return new ImportOptions(zone, siteZone, limits, said);
  }
}
