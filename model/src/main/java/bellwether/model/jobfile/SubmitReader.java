package bellwether.model.jobfile;

import bellwether.model.JobDescription;
import bellwether.model.jobfile.internal.Circles;
import bellwether.model.jobfile.internal.JobReader;
import bellwether.model.jobfile.internal.Parents;
import bellwether.model.jobfile.internal.Problems;
import bellwether.model.jobfile.internal.Trees;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the jobs of one submit request that was parsed already, job by job.
///
/// Unlike in a job file, what a job comes after may stand outside the request, or nowhere. Not
/// thread-safe.
public final class SubmitReader {
  private final SubmitContext context;
  private final String source;

  /// @param source where the request came from, for messages
  public SubmitReader(SubmitContext context, String source) {
    this.context = context;
    this.source = source;
  }

  /// What may stand in a job.
  public static Set<String> jobKeys() {
    return JobReader.KEYS;
  }

  /// A job's name with the variables put in that it may hold.
  public String name(String text) {
    return new JobReader(context, context.earlierSubmits() + 1, new Problems(source)).nameOf(text);
  }

  /// A job from a tree of maps with texts as keys, lists, texts, numbers, booleans and nulls.
  ///
  /// @throws JobFileException when anything is wrong in it
  public JobDescription read(Map<String, @Nullable Object> job) {
    var problems = new Problems(source);
    var tree = Trees.of(job, problems);
    var description =
        tree == null
            ? null
            : new JobReader(context, context.earlierSubmits() + 1, problems).read(tree, "");
    if (description == null) {
      throw new JobFileException(problems.found());
    }
    return description;
  }

  /// Refuses jobs that cannot be added to others: whose name is taken, or that come after what is
  /// not there.
  ///
  /// @throws JobFileException when there is one
  public void refuseUnlinked(List<JobDescription> jobs, KnownJobs known) {
    var problems = new Problems(source);
    Parents.check(jobs, known, problems);
    if (!problems.isEmpty()) {
      throw new JobFileException(problems.found());
    }
  }

  /// Refuses jobs that come after each other in a circle: none of them could ever start.
  ///
  /// @throws JobFileException when there is one
  public void refuseCircles(List<JobDescription> jobs) {
    var problems = new Problems(source);
    Circles.check(jobs, problems);
    if (!problems.isEmpty()) {
      throw new JobFileException(problems.found());
    }
  }
}
