package bellwether.collect.internal;

import bellwether.collect.JobRecord;
import bellwether.collect.internal.epmt.JobTags;
import bellwether.collect.internal.time.Span;
import bellwether.collect.internal.time.Stamp;
import bellwether.collect.internal.time.Zone;
import bellwether.collect.internal.time.ZoneChoice;
import bellwether.collect.internal.time.Zones;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Makes a job's record of its metadata: what has to be there, what is worked out where it is not.
public final class Completion {
  private static final String EXIT_CODE = "job_el_exitcode";

  private static final List<String> REQUIRED =
      List.of(
          "job_pl_id",
          "job_pl_submit_ts",
          "job_pl_start_ts",
          "job_pl_env",
          "job_el_stop_ts",
          "job_el_reason",
          "job_el_env");

  private final Metadata metadata;
  private final Readings readings;
  private final Map<String, String> environment;
  private final List<String> warnings = new ArrayList<>();

  /// @param readings reads times that come twice
  public Completion(Metadata metadata, Readings readings) {
    this.metadata = metadata;
    this.readings = readings;
    for (String key : REQUIRED) {
      if (metadata.text(key).isEmpty()) {
        throw metadata.refuse(
            "expected a value for "
                + key
                + ", found none: has the job been stopped ('epmt stop'), and its file not been cut?");
      }
    }
    environment = metadata.map("job_pl_env");
  }

  /// The record, with its times read in a zone.
  public JobRecord record(ZoneChoice choice) {
    Map<String, Object> annotations = JobTags.annotations(metadata);
    Map<String, String> tags = new JobTags(metadata, warnings).of(annotations);
    Zone zone = choice.zone(metadata, environment, warnings);
    Span span = span(zone);
    return new JobRecord(
        metadata.text("job_pl_id"),
        name(),
        user(),
        submit(span, zone),
        span.start(),
        span.end(),
        zone.id(),
        exitCode(),
        metadata.text("job_el_reason"),
        tags,
        annotations,
        environment,
        changes(),
        status(tags),
        hosts(),
        warnings);
  }

  private Span span(Zone zone) {
    Stamp start = metadata.time("job_pl_start_ts");
    Span span = readings.of(start, metadata.time("job_el_stop_ts"), zone, warnings);
    if (span.end().isBefore(span.start())) {
      warnings.add(backwards(span));
    }
    return span;
  }

  /// What is said of a job that ends before it starts.
  public static String backwards(Span span) {
    return "The job ends at %s, before its start at %s; its duration is unknown, and it does not count where durations are added up."
        .formatted(span.end(), span.start());
  }

  /// EPMT writes the start as the time of the submission.
  private Instant submit(Span span, Zone zone) {
    Stamp submit = metadata.time("job_pl_submit_ts");
    return submit.local().equals(metadata.time("job_pl_start_ts").local()) && submit.zone() == null
        ? span.start()
        : Zones.instant(submit, zone);
  }

  private String name() {
    String name = metadata.text("job_jobname");
    return name.isEmpty() ? environment.getOrDefault("SLURM_JOB_NAME", "unknown") : name;
  }

  private String user() {
    String user = metadata.text("job_pl_username");
    if (!user.isEmpty()) {
      return user;
    }
    String known = environment.getOrDefault("SLURM_JOB_USER", environment.get("USER"));
    if (known == null) {
      throw metadata.refuse(
          "expected a user in job_pl_username, SLURM_JOB_USER or USER, found none");
    }
    return known;
  }

  /// Unknown is 0, as EPMT writes it always: then that of the earliest process counts.
  private long exitCode() {
    if (metadata.values().containsKey(EXIT_CODE) && metadata.get(EXIT_CODE) == null) {
      return 0;
    }
    if (metadata.get(EXIT_CODE) instanceof Number number) {
      return number.longValue();
    }
    throw metadata.refuse(
        "expected a number as job_el_exitcode, found '"
            + Excerpt.of(metadata.text(EXIT_CODE))
            + "'");
  }

  private Map<String, String> changes() {
    if (metadata.get("job_env_changes") instanceof Map<?, ?> given) {
      return Metadata.texts(given);
    }
    return new LinkedHashMap<>(changes(environment, metadata.map("job_el_env")));
  }

  /// Names changed or added with their last value, names removed with their first.
  public static Map<String, String> changes(Map<String, String> start, Map<String, String> stop) {
    Map<String, String> changes = new TreeMap<>();
    stop.forEach((name, value) -> {
      if (!value.equals(start.get(name))) {
        changes.put(name, value);
      }
    });
    start.forEach((name, value) -> {
      if (!stop.containsKey(name)) {
        changes.put(name, value);
      }
    });
    return changes;
  }

  private Map<String, Object> status(Map<String, String> tags) {
    Map<String, Object> status = new LinkedHashMap<>();
    put(status, "script_name", metadata.get("job_pl_scriptname"));
    put(status, "script", metadata.get("job_pl_script"));
    put(status, "stdout", metadata.get("job_el_stdout"));
    put(status, "stderr", metadata.get("job_el_stderr"));
    put(status, "exit_code", metadata.get(EXIT_CODE));
    put(status, "exit_reason", metadata.get("job_el_reason"));
    put(status, "script_path", environment.get("pp_script"));
    String scriptTag = tags.get("script_name");
    if (scriptTag != null && !scriptTag.isEmpty()) {
      status.putIfAbsent("script_name", scriptTag);
    }
    return status;
  }

  private static void put(Map<String, Object> status, String key, @Nullable Object value) {
    if (value != null && !value.equals("")) {
      status.put(key, value);
    }
  }

  private List<String> hosts() {
    String host = metadata.text("job_pl_hostname");
    return host.isEmpty() ? List.of() : List.of(host);
  }
}
