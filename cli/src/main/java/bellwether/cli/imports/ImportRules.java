package bellwether.cli.imports;

import bellwether.collect.ArchiveLimits;
import bellwether.collect.ImportOptions;
import bellwether.collect.Outside;
import bellwether.command.CommandException;
import bellwether.model.Bytes;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that say how jobs are read and kept.
final class ImportRules {
  @Option(
      names = "--replace",
      description =
          "A job whose id is in the catalog already replaces that job; otherwise it is reported and skipped.")
  boolean replace;

  @Option(names = "--dry-run", description = "Read everything, keep nothing.")
  boolean dryRun;

  @Option(
      names = "--tz",
      paramLabel = "ZONE",
      description = "The zone of jobs that name none, such as Europe/Berlin (default: EPMT_TZ).")
  @Nullable String zone;

  @Option(
      names = "--outside",
      paramLabel = "WHAT",
      description =
          "What to do with a process that did not run within its job, as after a jump of the clock: keep and mark it, skip it, or refuse the job (default: refuse).")
  private String outside = "refuse";

  @Option(
      names = "--most-ratio",
      paramLabel = "N",
      description = "Refuse archives that grow more than N times (default: 200).")
  @Nullable Integer ratio;

  @Option(
      names = "--most-unpacked",
      paramLabel = "GIB",
      description = "Refuse archives that hold more than this many GiB (default: 64).")
  @Nullable Integer unpacked;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many jobs are read at once (default: one per core).")
  int threads = Runtime.getRuntime().availableProcessors();

  /// What the readers need to know.
  ImportOptions options(Map<String, String> environment) {
    var options = ImportOptions.standard().withLimits(limits()).withOutside(outside());
    var site = environment.get("EPMT_TZ");
    if (site != null && !site.isBlank()) {
      options = options.withSiteZone(zone("EPMT_TZ", site));
    }
    return zone == null ? options : options.withZone(zone("--tz", zone));
  }

  private Outside outside() {
    return switch (outside) {
      case "keep" -> Outside.KEEP;
      case "skip" -> Outside.SKIP;
      case "refuse" -> Outside.REFUSE;
      default ->
          throw CommandException.wrongInput(
              "Expected keep, skip or refuse for --outside, but found " + outside);
    };
  }

  private ArchiveLimits limits() {
    var standard = ArchiveLimits.standard();
    if (ratio != null && ratio < 1 || unpacked != null && unpacked < 1 || threads < 1) {
      throw CommandException.wrongInput(
          "Expected at least 1 for --most-ratio, --most-unpacked and --threads");
    }
    return new ArchiveLimits(
        ratio == null ? standard.ratio() : ratio,
        unpacked == null ? standard.unpacked() : Bytes.ofMebi(unpacked * 1024L));
  }

  private static ZoneId zone(String where, String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw CommandException.wrongInput(
          "Expected a zone such as Europe/Berlin or +02:00 for %s, but found %s"
              .formatted(where, name));
    }
  }
}
