package bellwether.model.jobfile.internal;

import bellwether.model.Dependency;
import bellwether.model.Iterations;
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

/// Checks what the jobs of a file come after: that it exists, and that nothing comes after itself.
///
/// Jobs with something else wrong count by their names alone.
final class Parents {
  private final Map<String, JobDescription> byName = new HashMap<>();
  private final List<JobDescription> jobs;
  private final Set<String> names;
  private final Problems problems;

  /// @param names of all jobs of the file, those with something wrong in them included
  Parents(List<JobDescription> jobs, Set<String> names, Problems problems) {
    this.jobs = jobs;
    this.names = names;
    this.problems = problems;
    jobs.forEach(job -> byName.put(job.name(), job));
  }

  void check() {
    jobs.forEach(this::checkParents);
    checkCycles();
  }

  private void checkParents(JobDescription job) {
    for (var dependency : job.after()) {
      var parent = byName.get(dependency.job());
      if (parent != null) {
        checkParent(job, dependency, parent);
      } else if (!names.contains(dependency.job())) {
        wrong(
            job,
            "expected the name of a job of this file, but found " + Shown.of(dependency.job()));
      }
    }
  }

  private void checkParent(JobDescription job, Dependency dependency, JobDescription parent) {
    switch (dependency) {
      case Dependency.OnJob _ -> {}
      case Dependency.OnIteration(var name, int key) -> {
        var iterations = parent.iterations();
        if (iterations == null || !iterations.hasKey(key)) {
          wrong(job, "job %s has no iteration %d".formatted(name, key));
        }
      }
      case Dependency.Paired(var name) -> {
        if (job.iterations() == null || parent.iterations() == null) {
          wrong(
              job,
              "expected iterations in both jobs to pair them, but %s has none"
                  .formatted(job.iterations() == null ? job.name() : name));
        } else {
          checkPairs(job, job.iterations(), parent);
        }
      }
    }
  }

  private void checkPairs(JobDescription job, Iterations own, JobDescription parent) {
    var theirs = parent.iterations();
    int first = own.start();
    int last = own.start() + own.count() - 1;
    if (theirs != null && !(theirs.hasKey(first) && theirs.hasKey(last))) {
      wrong(
          job,
          "expected an iteration of %s for each of %d to %d, but it has %d to %d"
              .formatted(
                  parent.name(), first, last, theirs.start(), theirs.start() + theirs.count() - 1));
    }
  }

  private void wrong(JobDescription job, String message) {
    problems.add(job.name(), "dependencies.after", message);
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
