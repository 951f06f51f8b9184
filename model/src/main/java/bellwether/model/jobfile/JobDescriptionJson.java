package bellwether.model.jobfile;

import bellwether.model.Background;
import bellwether.model.Bytes;
import bellwether.model.Dependency;
import bellwether.model.Execution;
import bellwether.model.JobDescription;
import bellwether.model.Measure;
import bellwether.model.Resources;
import bellwether.model.Retry;
import bellwether.model.Size;
import bellwether.model.jobfile.internal.IterationsJson;
import bellwether.model.jobfile.internal.RetryJson;
import bellwether.model.json.JsonObject;
import bellwether.model.json.JsonWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The text of a [JobDescription] in the catalog: JSON with the keys of a job file, defaults left
/// out.
///
/// [#read] takes what [#write] wrote and checks nothing; job files of users are read by the job
/// file reader.
public final class JobDescriptionJson {
  private JobDescriptionJson() {}

  /// The text of a description.
  public static String write(JobDescription job) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("name", job.name());
    var iterations = job.iterations();
    put(tree, "iteration", iterations == null ? null : IterationsJson.tree(iterations));
    tree.put("execution", execution(job.execution()));
    tree.put("resources", resources(job.resources()));
    put(tree, "after", job.after().stream().map(Dependency::word).toList());
    tree.put("max_attempts", job.maxAttempts());
    tree.put("priority", job.priority());
    put(tree, "retry", RetryJson.tree(job.resources().retry()));
    put(tree, "tags", job.tags());
    put(tree, "concurrency", job.concurrency() == JobDescription.ANY ? null : job.concurrency());
    put(tree, "attributes", job.attributes());
    return JsonWriter.write(tree);
  }

  private static Map<String, Object> execution(Execution execution) {
    var tree = new LinkedHashMap<String, Object>();
    put(tree, "exec", execution.exec());
    put(tree, "args", execution.args());
    put(tree, "script", execution.script());
    put(tree, "env", execution.env());
    put(tree, "wd", execution.wd());
    put(tree, "stdin", execution.stdin());
    put(tree, "stdout", execution.stdout());
    put(tree, "stderr", execution.stderr());
    put(tree, "modules", execution.modules());
    put(tree, "venv", execution.venv());
    boolean usual = execution.model().equals(Execution.DEFAULT_MODEL);
    put(tree, "model", usual ? null : execution.model());
    put(tree, "model_opts", execution.modelOpts());
    put(tree, "append", execution.append() ? true : null);
    put(tree, "background", execution.background() == null ? null : execution.background().word());
    put(tree, "measure", execution.measure() == null ? null : execution.measure().word());
    return tree;
  }

  private static Map<String, Object> resources(Resources resources) {
    var tree = new LinkedHashMap<String, Object>();
    putSize(tree, "numCores", resources.cores());
    putSize(tree, "numNodes", resources.nodes());
    if (resources.hasConsumables()) {
      var consumables = new LinkedHashMap<String, Object>();
      consumables.put("gpu", resources.gpusPerNode());
      consumables.put("mem", resources.memoryPerNode().toMebi());
      tree.put("nodeCrs", consumables);
    }
    if (resources.wallTime() != null) {
      tree.put("wt", resources.wallTime().toSeconds() + "s");
    }
    put(tree, "memory", resources.memory() == null ? null : resources.memory().text());
    return tree;
  }

  private static void putSize(Map<String, Object> tree, String key, @Nullable Size size) {
    if (size != null) {
      tree.put(key, size(size));
    }
  }

  private static Map<String, Object> size(Size size) {
    var tree = new LinkedHashMap<String, Object>();
    switch (size) {
      case Size.Exact(int count) -> tree.put("exact", count);
      case Size.Range(int min, int max) -> {
        tree.put("min", min);
        tree.put("max", max);
      }
      case Size.MaximumIterations(int min) -> {
        tree.put("min", min);
        tree.put("scheduler", "maximum-iters");
      }
      case Size.SplitInto(int min, int parts) -> {
        tree.put("min", min);
        tree.put("scheduler", "split-into");
        tree.put("parts", parts);
      }
    }
    return tree;
  }

  /// Leaves out what is absent or empty.
  private static void put(Map<String, Object> tree, String key, @Nullable Object value) {
    switch (value) {
      case null -> {}
      case List<?> list when list.isEmpty() -> {}
      case Map<?, ?> map when map.isEmpty() -> {}
      default -> tree.put(key, value);
    }
  }

  /// The description that [#write] wrote.
  public static JobDescription read(String text) {
    var job = JsonObject.read(text);
    return new JobDescription(
        job.text("name", ""),
        IterationsJson.read(job.object("iteration")),
        execution(job.object("execution")),
        resources(job.object("resources")).withRetry(RetryJson.read(job.object("retry"))),
        job.texts("after").stream().map(JobDescriptionJson::dependency).toList(),
        job.integer("max_attempts", 1),
        job.integer("priority", 0),
        job.object("tags").texts(),
        job.integer("concurrency", JobDescription.ANY),
        job.textOrNull("attributes"));
  }

  private static Dependency dependency(String word) {
    int colon = word.lastIndexOf(':');
    if (colon < 0) {
      return new Dependency.OnJob(word);
    }
    var job = word.substring(0, colon);
    var key = word.substring(colon + 1);
    return key.equals("${it}")
        ? new Dependency.Paired(job)
        : new Dependency.OnIteration(job, Integer.parseInt(key));
  }

  private static Execution execution(JsonObject from) {
    return new Execution(
        from.textOrNull("exec"),
        from.texts("args"),
        from.textOrNull("script"),
        from.object("env").texts(),
        from.textOrNull("wd"),
        from.textOrNull("stdin"),
        from.textOrNull("stdout"),
        from.textOrNull("stderr"),
        from.texts("modules"),
        from.textOrNull("venv"),
        from.text("model", Execution.DEFAULT_MODEL),
        from.object("model_opts").texts(),
        from.truth("append", false),
        Background.ofWord(from.text("background", "")).orElse(null),
        Measure.ofWord(from.text("measure", "")).orElse(null));
  }

  private static Resources resources(JsonObject from) {
    var consumables = from.object("nodeCrs");
    var limit = from.textOrNull("wt");
    return new Resources(
        size(from.object("numCores")),
        size(from.object("numNodes")),
        consumables.integer("gpu", 0),
        Bytes.ofMebi(consumables.number("mem", 0)),
        limit == null ? null : Duration.ofSeconds(Long.parseLong(limit.replace("s", ""))),
        Bytes.parse(from.text("memory", "")).orElse(null),
        Retry.USUAL);
  }

  private static @Nullable Size size(JsonObject from) {
    if (from.isEmpty()) {
      return null;
    }
    int min = from.integer("min", 1);
    return switch (from.textOrNull("scheduler")) {
      case "split-into" -> new Size.SplitInto(min, from.integer("parts", 0));
      case String _ -> new Size.MaximumIterations(min);
      case null ->
          from.has("exact")
              ? new Size.Exact(from.integer("exact", 1))
              : new Size.Range(min, from.integer("max", min));
    };
  }
}
