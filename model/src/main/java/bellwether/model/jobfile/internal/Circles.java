package bellwether.model.jobfile.internal;

import bellwether.model.Dependency;
import bellwether.model.JobDescription;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds jobs that come after each other in a circle.
public final class Circles {
  private final Map<String, JobDescription> byName = new HashMap<>();
  private final List<JobDescription> jobs;
  private final Problems problems;

  private Circles(List<JobDescription> jobs, Problems problems) {
    this.jobs = jobs;
    this.problems = problems;
    jobs.forEach(job -> byName.put(job.name(), job));
  }

  /// Tells of each circle once. What is not among the jobs closes none.
  public static void check(List<JobDescription> jobs, Problems problems) {
    new Circles(jobs, problems).checkCycles();
  }

  /// Goes down from each job to its parents; one that is met again on the way down closes a circle.
  private void checkCycles() {
    var done = new HashSet<String>();
    for (var job : jobs) {
      if (!done.contains(job.name())) {
        walk(job, done);
      }
    }
  }

  private record Step(String job, Iterator<Dependency> parents) {}

  private void walk(JobDescription start, Set<String> done) {
    var path = new ArrayDeque<Step>();
    var onPath = new HashSet<String>();
    push(start, path, onPath);
    while (!path.isEmpty()) {
      var step = path.element();
      if (!step.parents().hasNext()) {
        path.remove();
        onPath.remove(step.job());
        done.add(step.job());
        continue;
      }
      var parent = step.parents().next().job();
      if (onPath.contains(parent)) {
        tellCycle(path, parent);
        path.forEach(onCircle -> done.add(onCircle.job()));
        return;
      }
      var description = byName.get(parent);
      if (description != null && !done.contains(parent)) {
        push(description, path, onPath);
      }
    }
  }

  private static void push(JobDescription job, Deque<Step> path, Set<String> onPath) {
    path.push(new Step(job.name(), job.after().iterator()));
    onPath.add(job.name());
  }

  private void tellCycle(Deque<Step> path, String closing) {
    var circle = new ArrayList<>(List.of(closing));
    for (var step : path) {
      circle.add(step.job());
      if (step.job().equals(closing)) {
        break;
      }
    }
    Collections.reverse(circle);
    problems.add(
        closing,
        "dependencies.after",
        "jobs come after each other in a circle: " + String.join(" -> ", circle));
  }
}
