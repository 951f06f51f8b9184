package bellwether.model.jobfile.internal;

import bellwether.model.Bytes;
import bellwether.model.Resources;
import bellwether.model.Retry;
import bellwether.model.Size;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `resources`.
final class ResourcesReader {
  private final Table job;
  private final boolean iterated;

  ResourcesReader(Table job, boolean iterated) {
    this.job = job;
    this.iterated = iterated;
  }

  @Nullable Resources read() {
    if (!job.has("resources")) {
      return Resources.ONE_CORE;
    }
    var table = job.table("resources");
    if (table == null) {
      return null;
    }
    table.only(Set.of("numCores", "numNodes", "wt", "runtime", "memory", "nodeCrs"));
    var cores = size(table, "numCores", 1);
    var nodes = size(table, "numNodes", 0);
    if (!table.has("numCores") && !table.has("numNodes")) {
      if (!table.has("memory") && !table.has("runtime")) {
        table.wrong("", "expected numCores or numNodes, but found neither");
      }
      cores = new Size.Exact(1);
    }
    if (cores == null && nodes != null && nodes.max() == 0) {
      table.wrong("numNodes", "expected at least one node, or numCores beside it, but found 0");
    }
    var consumables = consumables(table);
    if (!consumables.isEmpty() && (nodes == null || nodes.max() == 0)) {
      table.wrong("nodeCrs", "expected numNodes beside it, since these are counted for each node");
    }
    var limits = new LimitsReader(table);
    return new Resources(
        cores,
        nodes,
        consumables.getOrDefault("gpu", 0),
        Bytes.ofMebi(consumables.getOrDefault("mem", 0)),
        limits.wallTime(),
        limits.memory(),
        Retry.USUAL);
  }

  private @Nullable Size size(Table resources, String key, int least) {
    if (!resources.has(key)) {
      return null;
    }
    if (!(resources.fields().get(key) instanceof Map)) {
      return new Size.Exact(resources.number(key, 1, least));
    }
    var table = resources.table(key);
    if (table == null) {
      return null;
    }
    table.only(Set.of("exact", "min", "max", "scheduler"));
    if (table.has("exact")) {
      return exact(table, least);
    }
    return table.hasValue("scheduler") ? planned(table) : range(table, least);
  }

  private static Size exact(Table table, int least) {
    if (table.has("min") || table.has("max") || table.has("scheduler")) {
      table.wrong("exact", "expected exact alone, but found min, max or scheduler beside it");
    }
    return new Size.Exact(table.number("exact", 1, least));
  }

  private static Size range(Table table, int least) {
    if (!table.has("min") || !table.has("max")) {
      table.wrong("", "expected exact, or both min and max");
    }
    int min = table.number("min", 1, Math.max(1, least));
    int max = table.number("max", min, 1);
    if (max < min) {
      table.wrong("max", "expected at least min (%d), but found %d".formatted(min, max));
    }
    return new Size.Range(min, max);
  }

  /// A scheduler of iterations; an unknown name means maximum-iters, as in QCG-PilotJob. Without
  /// iterations it has nothing to share out.
  private Size planned(Table table) {
    if (table.has("max")) {
      table.wrong("max", "expected no max beside a scheduler, which works it out");
    }
    int min = table.number("min", 1, 1);
    if (table.fields().get("scheduler") instanceof String name) {
      return planned(name, min, 0);
    }
    var details = table.table("scheduler");
    if (details == null) {
      return new Size.Exact(min);
    }
    details.only(Set.of("name", "params"));
    var name = details.text("name");
    if (!details.hasValue("name")) {
      details.wrong("name", "expected maximum-iters or split-into, but found none");
    }
    return planned(name == null ? "" : name, min, parts(details));
  }

  private Size planned(String name, int min, int parts) {
    if (!iterated) {
      return new Size.Exact(min);
    }
    return name.toLowerCase(Locale.ROOT).equals("split-into")
        ? new Size.SplitInto(min, parts)
        : new Size.MaximumIterations(min);
  }

  private static int parts(Table scheduler) {
    var params = scheduler.tableOrNull("params");
    if (params == null) {
      return 0;
    }
    params.only(Set.of("parts"));
    return params.number("parts", 0, 1);
  }

  private static Map<String, Integer> consumables(Table resources) {
    var counts = new HashMap<String, Integer>();
    var table = resources.has("nodeCrs") ? resources.table("nodeCrs") : null;
    if (table == null) {
      return counts;
    }
    for (var key : table.fields().keySet()) {
      var kind = key.toLowerCase(Locale.ROOT);
      if (!kind.equals("gpu") && !kind.equals("mem")) {
        table.wrong(key, "unknown consumable; known are gpu and mem");
      } else if (counts.put(kind, table.number(key, 1, 1)) != null) {
        table.wrong(key, "expected each consumable once, but found it twice");
      }
    }
    return counts;
  }
}
