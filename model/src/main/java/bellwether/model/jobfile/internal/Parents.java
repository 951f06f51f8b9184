package bellwether.model.jobfile.internal;

import bellwether.model.Dependency;
import bellwether.model.Iterations;
import bellwether.model.JobDescription;
import bellwether.model.jobfile.KnownJobs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Checks what the jobs of a file come after: that it exists, and that nothing comes after itself.
///
/// Jobs with something else wrong count by their names alone.
public final class Parents {
  private final Map<String, JobDescription> byName = new HashMap<>();
  private final List<JobDescription> jobs;
  private final Set<String> names;
  private final KnownJobs known;
  private final Problems problems;

  /// @param names of all jobs of the file, those with something wrong in them included
  /// @param known jobs to which those of the file are added
  Parents(List<JobDescription> jobs, Set<String> names, KnownJobs known, Problems problems) {
    this.jobs = jobs;
    this.names = names;
    this.known = known;
    this.problems = problems;
    jobs.forEach(job -> byName.put(job.name(), job));
  }

  /// Tells what is wrong with jobs that are added to others, each right in itself.
  public static void check(List<JobDescription> jobs, KnownJobs known, Problems problems) {
    new Parents(jobs, Set.of(), known, problems).check();
  }

  void check() {
    for (var job : jobs) {
      if (known.find(job.name()) != null) {
        problems.add(job.name(), "name", "the workflow has a job of this name already");
      }
      checkParents(job);
    }
    Circles.check(jobs, problems);
  }

  private void checkParents(JobDescription job) {
    for (var dependency : job.after()) {
      var own = byName.get(dependency.job());
      var parent = own == null ? known.find(dependency.job()) : own;
      if (parent != null) {
        checkParent(job, dependency, parent);
      } else if (!names.contains(dependency.job())) {
        wrong(
            job,
            "expected the name of a job of this %s, but found "
                    .formatted(known == KnownJobs.NONE ? "file" : "workflow")
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
