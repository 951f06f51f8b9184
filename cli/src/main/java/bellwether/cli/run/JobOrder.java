package bellwether.cli.run;

import bellwether.model.Dependency;
import bellwether.model.JobDescription;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// Which jobs wait for which others, directly or through others.
final class JobOrder {
  private final Map<String, List<Dependency>> after = new HashMap<>();

  JobOrder(List<JobDescription> jobs) {
    jobs.forEach(job -> after.put(job.name(), job.after()));
  }

  /// Whether one of the two waits for the other.
  boolean isOrdered(JobDescription one, JobDescription other) {
    return waits(one.name(), other.name()) || waits(other.name(), one.name());
  }

  private boolean waits(String job, String other) {
    var seen = new HashSet<String>();
    var open = new ArrayDeque<>(List.of(job));
    while (!open.isEmpty()) {
      for (var dependency : after.getOrDefault(open.pop(), List.of())) {
        if (dependency.job().equals(other)) {
          return true;
        }
        if (seen.add(dependency.job())) {
          open.push(dependency.job());
        }
      }
    }
    return false;
  }
}
