package bellwether.model.jobfile.internal;

import bellwether.model.Dependency;
import bellwether.model.Iterations;
import bellwether.model.JobDescription;
import java.util.HashMap;
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
    Circles.check(jobs, problems);
  }

  private void checkParents(JobDescription job) {
    for (var dependency : job.after()) {
      var parent = byName.get(dependency.job());
      if (parent != null) {
        checkParent(job, dependency, parent);
      } else if (!names.contains(dependency.job())) {
        wrong(
            job,
            "expected the name of a job of this file, but found "
                + ShownValue.of(dependency.job()));
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
}
