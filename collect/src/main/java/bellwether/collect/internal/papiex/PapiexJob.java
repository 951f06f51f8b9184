package bellwether.collect.internal.papiex;

import bellwether.collect.ImportOptions;
import bellwether.collect.JobRecord;
import bellwether.collect.MeasuredJob;
import bellwether.collect.ProcessSink;
import bellwether.collect.SkippedLines;
import bellwether.collect.internal.Completion;
import bellwether.collect.internal.Examination;
import bellwether.collect.internal.FoundMetadata;
import bellwether.collect.internal.Metadata;
import bellwether.collect.internal.Place;
import bellwether.collect.internal.Readings;
import bellwether.collect.internal.Source;
import bellwether.collect.internal.time.Span;
import bellwether.collect.internal.time.Zone;
import bellwether.collect.internal.time.Zones;
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
public final class PapiexJob implements MeasuredJob {
  private final Source source;
  private final ImportOptions options;
  private final Map<String, Header> headers = new HashMap<>();
  private SoftReference<JobRecord> record = new SoftReference<>(null);
  private @Nullable Place place;
  private @Nullable String zoneName;

  public PapiexJob(Source source, ImportOptions options) {
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
          new Completion(metadata(), new Readings(this::span))
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
    Span span = new Span(job.start(), job.end());
    Examination.Name name = new Examination.Name(source(), zoneName());
    pass(new TextCache(false), new Examination(span, options.outside(), name, sink), skipped);
  }

  private void pass(TextCache words, LineSink sink, SkippedLines skipped) {
    ProcessReading pass =
        new ProcessReading(place(), headers, words, new ProcessReading.Taken(sink, skipped));
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
        new TextCache(true),
        (process, spot, line) -> {
          span[0] = Math.min(span[0], process.start());
          span[1] = Math.max(span[1], process.end());
        },
        (file, line, reason) -> {});
    return span[0] == Long.MAX_VALUE
        ? Optional.empty()
        : Optional.of(new Span(instant(span[0]), instant(span[1])));
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
