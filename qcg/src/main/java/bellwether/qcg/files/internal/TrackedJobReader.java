package bellwether.qcg.files.internal;

import bellwether.model.Bytes;
import bellwether.model.Dependency;
import bellwether.model.Execution;
import bellwether.model.Iterations;
import bellwether.model.JobDescription;
import bellwether.model.Resources;
import bellwether.model.Size;
import bellwether.qcg.protocol.internal.PythonJson;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what [TrackedJob], or QCG-PilotJob itself, wrote. Its variables of the submit phase are
/// put in already, and all that is in it was checked when it was submitted.
public final class TrackedJobReader {
  private static final Pattern LIMIT = Pattern.compile("(?:(\\d+)h)?(?:(\\d+)m)?(?:(\\d+)s)?");

  private TrackedJobReader() {}

  /// The job.
  ///
  /// @throws IllegalArgumentException when the tree is no job
  public static JobDescription read(Map<?, ?> tree) {
    var name = text(tree, "name");
    if (name == null) {
      throw new IllegalArgumentException("Expected a job with a name");
    }
    return new JobDescription(
        name,
        iterations(tree.get("iteration")),
        execution(map(tree.get("execution"))),
        resources(map(tree.get("resources"))),
        TrackedJob.texts(map(tree.get("dependencies")).get("after")).stream()
            .map(TrackedJobReader::dependency)
            .toList(),
        1,
        0,
        Map.of(),
        tree.get("attributes") == null ? null : PythonJson.inOneLine(tree.get("attributes")));
  }

  private static @Nullable Iterations iterations(@Nullable Object tree) {
    if (!(tree instanceof Map<?, ?> map)) {
      return null;
    }
    return map.get("values") instanceof List<?> values
        ? new Iterations.Values(TrackedJob.texts(values))
        : new Iterations.Span(number(map.get("start"), 0), number(map.get("stop"), 0));
  }

  private static Execution execution(Map<?, ?> tree) {
    var model = text(tree, "model");
    return new Execution(
        text(tree, "exec"),
        TrackedJob.texts(tree.get("args")),
        text(tree, "script"),
        textMap(tree.get("env")),
        text(tree, "wd"),
        text(tree, "stdin"),
        text(tree, "stdout"),
        text(tree, "stderr"),
        TrackedJob.texts(tree.get("modules")),
        text(tree, "venv"),
        model == null ? Execution.DEFAULT_MODEL : model.toLowerCase(Locale.ROOT),
        textMap(tree.get("model_opts")),
        false,
        null,
        null);
  }

  private static Resources resources(Map<?, ?> tree) {
    var consumables = map(tree.get("nodeCrs"));
    var cores = size(tree.get("numCores"));
    var nodes = size(tree.get("numNodes"));
    return new Resources(
        cores == null && nodes == null ? new Size.Exact(1) : cores,
        nodes,
        number(ofAnyCase(consumables, "gpu"), 0),
        Bytes.ofMebi(number(ofAnyCase(consumables, "mem"), 0)),
        limit(text(tree, "wt")));
  }

  private static @Nullable Object ofAnyCase(Map<?, ?> tree, String key) {
    return tree.entrySet().stream()
        .filter(entry -> key.equalsIgnoreCase(String.valueOf(entry.getKey())))
        .findAny()
        .map(Map.Entry::getValue)
        .orElse(null);
  }

  private static @Nullable Size size(@Nullable Object tree) {
    return switch (tree) {
      case Number number -> new Size.Exact(number.intValue());
      case Map<?, ?> map when map.get("exact") != null ->
          new Size.Exact(number(map.get("exact"), 1));
      case Map<?, ?> map when map.get("scheduler") != null -> scheduled(map);
      case Map<?, ?> map -> {
        int min = number(map.get("min"), 1);
        yield new Size.Range(min, number(map.get("max"), min));
      }
      case null, default -> null;
    };
  }

  /// As with QCG-PilotJob, an unknown scheduler is the first one.
  private static Size scheduled(Map<?, ?> tree) {
    int min = number(tree.get("min"), 1);
    var scheduler = tree.get("scheduler") instanceof Map<?, ?> map ? map : Map.of();
    return "split-into".equalsIgnoreCase(text(scheduler, "name"))
        ? new Size.SplitInto(min, number(map(scheduler.get("params")).get("parts"), 0))
        : new Size.MaximumIterations(min);
  }

  private static @Nullable Duration limit(@Nullable String text) {
    var found = LIMIT.matcher(text == null ? "" : text);
    if (!found.lookingAt() || found.end() == 0) {
      return null;
    }
    return Duration.ofHours(part(found.group(1)))
        .plusMinutes(part(found.group(2)))
        .plusSeconds(part(found.group(3)));
  }

  private static long part(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }

  private static Dependency dependency(String word) {
    int colon = word.lastIndexOf(':');
    var key = word.substring(colon + 1);
    if (colon < 0) {
      return new Dependency.OnJob(word);
    }
    if (key.equals("${it}")) {
      return new Dependency.Paired(word.substring(0, colon));
    }
    return key.matches("-?\\d{1,9}")
        ? new Dependency.OnIteration(word.substring(0, colon), Integer.parseInt(key))
        : new Dependency.OnJob(word);
  }

  private static Map<?, ?> map(@Nullable Object tree) {
    return tree instanceof Map<?, ?> map ? map : Map.of();
  }

  private static Map<String, String> textMap(@Nullable Object tree) {
    var texts = new LinkedHashMap<String, String>();
    map(tree).forEach((key, value) -> texts.put(String.valueOf(key), String.valueOf(value)));
    return texts;
  }

  private static @Nullable String text(Map<?, ?> tree, String key) {
    var value = tree.get(key);
    return value == null ? null : value.toString();
  }

  private static int number(@Nullable Object value, int otherwise) {
    return value instanceof Number number ? number.intValue() : otherwise;
  }
}
