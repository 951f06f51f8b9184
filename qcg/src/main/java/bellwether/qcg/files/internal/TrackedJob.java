package bellwether.qcg.files.internal;

import bellwether.model.Dependency;
import bellwether.model.Execution;
import bellwether.model.Iterations;
import bellwether.model.JobDescription;
import bellwether.model.Resources;
import bellwether.model.Size;
import bellwether.model.json.JsonReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A job description as the tree that QCG-PilotJob writes to its files; [TrackedJobReader] reads
/// it.
public final class TrackedJob {
  private TrackedJob() {}

  /// The whole description.
  public static Map<String, Object> of(JobDescription job) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("name", job.name());
    tree.put("execution", execution(job.execution()));
    tree.put("resources", resources(job.resources(), true));
    if (job.iterations() != null) {
      tree.put("iteration", iterations(job.iterations()));
    }
    if (!job.after().isEmpty()) {
      tree.put("dependencies", dependencies(job));
    }
    if (job.attributes() != null) {
      tree.put("attributes", attributes(job.attributes()));
    }
    return tree;
  }

  private static Object attributes(String json) {
    var tree = JsonReader.read(json);
    return tree == null ? Map.of() : tree;
  }

  /// The part `execution`.
  public static Map<String, @Nullable Object> execution(Execution execution) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("exec", execution.exec());
    tree.put("args", execution.args());
    tree.put("env", execution.env());
    tree.put("script", execution.script());
    put(tree, "wd", execution.wd());
    put(tree, "stdin", execution.stdin());
    put(tree, "stdout", execution.stdout());
    put(tree, "stderr", execution.stderr());
    put(tree, "modules", execution.modules().isEmpty() ? null : execution.modules());
    put(tree, "venv", execution.venv());
    boolean usual = execution.model().equals(Execution.DEFAULT_MODEL);
    put(tree, "model", usual ? null : execution.model());
    tree.put("model_opts", execution.modelOpts());
    return tree;
  }

  private static void put(Map<String, @Nullable Object> tree, String key, @Nullable Object value) {
    if (value != null) {
      tree.put(key, value);
    }
  }

  /// The part `resources`.
  ///
  /// @param limit whether the time limit belongs to it: QCG-PilotJob loses it
  public static Map<String, Object> resources(Resources resources, boolean limit) {
    var tree = new LinkedHashMap<String, Object>();
    if (resources.cores() != null) {
      tree.put("numCores", size(resources.cores()));
    }
    if (resources.nodes() != null) {
      tree.put("numNodes", size(resources.nodes()));
    }
    if (resources.hasConsumables()) {
      tree.put("nodeCrs", consumables(resources));
    }
    if (limit && resources.wallTime() != null) {
      tree.put("wt", resources.wallTime().toSeconds() + "s");
    }
    return tree;
  }

  private static Map<String, Object> consumables(Resources resources) {
    var tree = new LinkedHashMap<String, Object>();
    if (resources.gpusPerNode() > 0) {
      tree.put("GPU", resources.gpusPerNode());
    }
    if (resources.memoryPerNode().count() > 0) {
      tree.put("MEM", resources.memoryPerNode().toMebi());
    }
    return tree;
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
        tree.put("scheduler", Map.of("name", "maximum-iters"));
      }
      case Size.SplitInto(int min, int parts) -> {
        tree.put("min", min);
        tree.put("scheduler", splitInto(parts));
      }
    }
    return tree;
  }

  private static Map<String, Object> splitInto(int parts) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("name", "split-into");
    if (parts > 0) {
      tree.put("params", Map.of("parts", parts));
    }
    return tree;
  }

  private static Map<String, @Nullable Object> iterations(Iterations iterations) {
    var tree = new LinkedHashMap<String, @Nullable Object>();
    tree.put("start", iterations.start());
    tree.put("stop", iterations.start() + iterations.count());
    tree.put("values", values(iterations));
    return tree;
  }

  /// QCG-PilotJob has one value for each iteration, or none.
  private static @Nullable List<String> values(Iterations iterations) {
    return iterations instanceof Iterations.Span
        ? null
        : IntStream.range(0, iterations.count()).mapToObj(iterations::value).toList();
  }

  /// The part `dependencies`.
  public static Map<String, Object> dependencies(JobDescription job) {
    return Map.of("after", job.after().stream().map(TrackedJob::word).toList());
  }

  private static String word(Dependency dependency) {
    return switch (dependency) {
      case Dependency.OnJob(var job) -> job;
      case Dependency.OnIteration(var job, int key) -> job + ":" + key;
      case Dependency.Paired(var job) -> job + ":${it}";
    };
  }

  /// The parts that a report of a whole job has.
  public static Map<String, Object> reported(JobDescription job) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("execution", execution(job.execution()));
    tree.put("resources", resources(job.resources(), false));
    if (!job.after().isEmpty()) {
      tree.put("dependencies", dependencies(job));
    }
    return tree;
  }

  /// The texts of a list of unknown content.
  static List<String> texts(@Nullable Object list) {
    return list instanceof List<?> items ? items.stream().map(String::valueOf).toList() : List.of();
  }
}
