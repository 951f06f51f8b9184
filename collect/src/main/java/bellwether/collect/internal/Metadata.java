package bellwether.collect.internal;

import bellwether.collect.ImportException;
import bellwether.collect.internal.time.Stamp;
import bellwether.collect.internal.time.Stamps;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a job's metadata file says, under the names that current EPMT gives its keys.
///
/// @param source where the job comes from, for messages
/// @param values texts, numbers, booleans, lists, maps and [Stamp]s
public record Metadata(String source, Map<String, @Nullable Object> values) {
  /// What files of early 2019 call the same things.
  private static final Map<String, String> OLD_NAMES =
      Map.of(
          "job_pl_submit", "job_pl_submit_ts",
          "job_pl_start", "job_pl_start_ts",
          "job_el_stop", "job_el_stop_ts",
          "job_el_status", "job_el_exitcode",
          "job_pl_jobname", "job_jobname",
          "job_el_env_changes", "job_env_changes");

  /// Translates old names.
  public Metadata {
    values = Collections.unmodifiableMap(named(values));
  }

  private static Map<String, @Nullable Object> named(Map<String, @Nullable Object> values) {
    Map<String, @Nullable Object> named = new LinkedHashMap<>(values);
    OLD_NAMES.forEach((then, now) -> {
      if (values.get(then) != null) {
        named.putIfAbsent(now, values.get(then));
      }
    });
    if (values.containsKey("job_pl_start") || values.containsKey("job_el_stop")) {
      named.putIfAbsent("job_el_reason", "none");
      named.putIfAbsent(
          "job_el_env", after(map(named, "job_pl_env"), map(named, "job_env_changes")));
    }
    return named;
  }

  private static Map<String, String> after(Map<String, String> start, Map<String, String> changes) {
    Map<String, String> stop = new LinkedHashMap<>(start);
    stop.putAll(changes);
    return stop;
  }

  public @Nullable Object get(String key) {
    return values.get(key);
  }

  /// The text of a value; empty where there is none.
  public String text(String key) {
    Object value = values.get(key);
    return value == null ? "" : value.toString();
  }

  /// A map of texts; empty where there is none.
  public Map<String, String> map(String key) {
    return map(values, key);
  }

  private static Map<String, String> map(Map<String, @Nullable Object> values, String key) {
    return values.get(key) instanceof Map<?, ?> map ? texts(map) : Map.of();
  }

  /// A map with its keys and values as texts; null stays out.
  public static Map<String, String> texts(Map<?, ?> map) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      if (entry.getValue() != null) {
        texts.put(String.valueOf(entry.getKey()), entry.getValue().toString());
      }
    }
    return texts;
  }

  /// A time, of a stamp or an ISO text.
  public Stamp time(String key) {
    Object value = values.get(key);
    Stamp stamp = value instanceof String text ? Stamps.parse(text) : null;
    if (value instanceof Stamp given) {
      stamp = given;
    }
    if (stamp == null) {
      throw refuse("expected a time as " + key + ", found '" + Excerpt.of(text(key)) + "'");
    }
    return stamp;
  }

  public ImportException refuse(String reason) {
    return new ImportException(source + ": the job's metadata cannot be used: " + reason);
  }
}
