package bellwether.manager;

import bellwether.engine.JobView;
import bellwether.model.JobDescription;
import java.util.List;

/// What can be changed in a run that is under way; the catalog remembers it.
interface RunChanges {
  /// Adds jobs, which fit, and whose names are new.
  void submit(List<JobDescription> jobs);

  /// Lets the run end when all its jobs have; also a later one on its jobs.
  void close();

  /// Lets so many members of a job run at once, also in a later run on its jobs.
  void limit(JobView job, int concurrency);
}
