package bellwether.manager;

import bellwether.model.JobDescription;
import bellwether.model.WorkflowHash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Something that one workflow has and another of the same name has not: why the second is no
/// resume of the first.
public sealed interface WorkflowDifference {

  /// An argument.
  ///
  /// @param now null: the new workflow does not have it
  /// @param then null: the earlier one did not have it
  record Argument(String name, @Nullable String now, @Nullable String then)
      implements WorkflowDifference {}

  /// A job that only the new workflow has.
  record Added(String job) implements WorkflowDifference {}

  /// A job that only the earlier workflow had.
  record Removed(String job) implements WorkflowDifference {}

  /// A job that does something else now, or after other jobs.
  record Changed(String job) implements WorkflowDifference {}

  /// How two workflows differ: arguments first, then jobs in the order of the new one. Empty: they
  /// are the same.
  static List<WorkflowDifference> between(Workflow now, Workflow then) {
    var found = new ArrayList<WorkflowDifference>(ofArguments(now.arguments(), then.arguments()));
    var earlier = hashes(then.jobs());
    hashes(now.jobs())
        .forEach((name, hash) -> {
          var before = earlier.remove(name);
          if (before == null) {
            found.add(new Added(name));
          } else if (!before.equals(hash)) {
            found.add(new Changed(name));
          }
        });
    earlier.keySet().forEach(name -> found.add(new Removed(name)));
    return found;
  }

  /// How arguments differ, by name.
  static List<WorkflowDifference> ofArguments(Map<String, String> now, Map<String, String> then) {
    var names = new TreeSet<>(now.keySet());
    names.addAll(then.keySet());
    return names.stream()
        .filter(name ->
            !now.getOrDefault(name, "").equals(then.getOrDefault(name, ""))
                || now.containsKey(name) != then.containsKey(name))
        .<WorkflowDifference>map(name -> new Argument(name, now.get(name), then.get(name)))
        .toList();
  }

  private static Map<String, String> hashes(List<JobDescription> jobs) {
    var hashes = new LinkedHashMap<String, String>();
    jobs.forEach(job -> hashes.put(job.name(), WorkflowHash.of("", Map.of(), List.of(job))));
    return hashes;
  }
}
