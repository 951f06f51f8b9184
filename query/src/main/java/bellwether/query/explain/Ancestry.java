package bellwether.query.explain;

import bellwether.model.Dependency;
import bellwether.model.Event;
import bellwether.model.JobState;
import bellwether.query.explain.Explanation.Parent;
import bellwether.query.jobs.JobLookup;
import bellwether.query.jobs.JobRef;
import bellwether.query.jobs.JobRow;
import bellwether.query.jobs.StateCounts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Looks at what a job comes after.
final class Ancestry {
  private final JobLookup jobs;

  Ancestry(JobLookup jobs) {
    this.jobs = jobs;
  }

  /// The parents that have not all ended well.
  List<Parent> unfinished(JobRef job) {
    return parents(job).stream()
        .map(this::parent)
        .filter(parent -> parent.counts().of(JobState.JOB_FINISHED) < parent.counts().total())
        .toList();
  }

  /// The parents of which some member ended badly.
  List<Parent> failed(JobRef job) {
    return parents(job).stream()
        .map(this::parent)
        .filter(parent -> parent.counts().endedBadly() > 0)
        .toList();
  }

  /// The jobs with which the trouble began: those that failed by themselves.
  List<JobRow> roots(JobRef job) {
    var roots = new ArrayList<JobRow>();
    collectRoots(job, new HashSet<>(), roots);
    return roots;
  }

  private void collectRoots(JobRef job, Set<String> seen, List<JobRow> roots) {
    for (var parent : parents(job)) {
      if (!seen.add(parent.name())) {
        continue;
      }
      var failure = firstFailure(parent);
      if (failure.isEmpty()) {
        continue;
      }
      if (failure.get().state() == JobState.UPSTREAM_FAILED) {
        collectRoots(jobs.find(failure.get().job()).orElse(parent), seen, roots);
      } else {
        roots.add(failure.get());
      }
    }
  }

  private Optional<JobRow> firstFailure(JobRef parent) {
    return parent.isArray()
        ? jobs.firstFailure(parent)
        : Optional.of(jobs.row(parent)).filter(row -> JobLookup.isFailure(row.state()));
  }

  private List<JobRef> parents(JobRef job) {
    return job.description().after().stream()
        .map(dependency -> name(dependency, job))
        .distinct()
        .flatMap(name -> jobs.find(name).stream())
        .toList();
  }

  private static String name(Dependency dependency, JobRef job) {
    var iterations = job.description().iterations();
    return switch (dependency) {
      case Dependency.OnJob(var name) -> name;
      case Dependency.OnIteration(var name, int key) -> name + ":" + key;
      case Dependency.Paired(var name) ->
          iterations == null || job.ordinal() == Event.ALL
              ? name
              : name + ":" + iterations.key(job.ordinal());
    };
  }

  private Parent parent(JobRef job) {
    return new Parent(
        job.name(),
        job.isArray(),
        job.isArray() ? jobs.counts(job) : new StateCounts(Map.of(jobs.row(job).state(), 1L)));
  }
}
