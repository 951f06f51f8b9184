package bellwether.collect.internal;

import bellwether.collect.ImportException;
import bellwether.collect.ImportOptions;
import bellwether.collect.JobRecord;
import bellwether.collect.MeasuredJob;
import bellwether.collect.ProcessRecord;
import bellwether.collect.ProcessSink;
import bellwether.collect.SkippedLines;
import java.lang.ref.SoftReference;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A job in the files that papiex and EPMT leave.
///
/// Its record may be forgotten when memory is short, since many jobs can wait in a list.
final class PapiexJob implements MeasuredJob {
  private final Source source;
  private final ImportOptions options;
  private final Map<String, Header> headers = new HashMap<>();
  private SoftReference<JobRecord> record = new SoftReference<>(null);
  private @Nullable Place place;
  private @Nullable String zoneName;

  PapiexJob(Source source, ImportOptions options) {
    this.source = source;
    this.options = options;
  }

  @Override
  public String source() {
    return source.name();
  }

  @Override
  public JobRecord record() {
    JobRecord known = record.get();
    if (known == null) {
      Zones zones = new Zones(options, this::span);
      known =
          new Completion(metadata())
              .record((metadata, environment, warnings) -> {
                Zone zone = zones.zone(metadata, environment, warnings);
                zoneName = zone.name();
                return zone;
              });
      record = new SoftReference<>(known);
    }
    return known;
  }

  @Override
  public String zoneName() {
    ZoneId zone = record().zone();
    return zoneName == null ? zone.getId() : zoneName;
  }

  @Override
  public void readProcesses(ProcessSink sink, SkippedLines skipped) {
    JobRecord job = record();
    long start = micros(job.start());
    long end = micros(job.end());
    pass(
        new Vocabulary(false),
        process -> {
          if (process.start() < start || process.end() > end) {
            throw outside(process, job);
          }
          sink.accept(process);
        },
        skipped);
  }

  private ImportException outside(ProcessRecord process, JobRecord job) {
    return new ImportException(
        "%s: the process %s (pid %d) ran from %s to %s, not within its job, which ran from %s to %s (zone %s): is the zone right (--tz), or do the files belong to another job?"
            .formatted(
                source(),
                Numbers.shown(process.exename()),
                process.pid(),
                instant(process.start()),
                instant(process.end()),
                job.start(),
                job.end(),
                zoneName()));
  }

  private void pass(Vocabulary words, ProcessSink sink, SkippedLines skipped) {
    Pass pass = new Pass(place(), headers, words, new Pass.Taken(sink, skipped));
    source.each(pass);
    if (pass.hasPostponed()) {
      source.each(pass::takePostponed);
      pass.skipPostponed();
    }
  }

  private Place place() {
    Place known = place;
    if (known == null) {
      metadata();
      known = Objects.requireNonNull(place);
    }
    return known;
  }

  private Metadata metadata() {
    FoundMetadata found = FoundMetadata.in(source);
    place = new Place(found.folder(), found.metadata().text("job_pl_hostname"));
    return found.metadata();
  }

  private Optional<Span> span() {
    long[] span = {Long.MAX_VALUE, Long.MIN_VALUE};
    pass(
        new Vocabulary(true),
        process -> {
          span[0] = Math.min(span[0], process.start());
          span[1] = Math.max(span[1], process.end());
        },
        (file, line, reason) -> {});
    return span[0] == Long.MAX_VALUE
        ? Optional.empty()
        : Optional.of(new Span(instant(span[0]), instant(span[1])));
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
