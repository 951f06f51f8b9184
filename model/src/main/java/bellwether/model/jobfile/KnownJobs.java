package bellwether.model.jobfile;

import bellwether.model.JobDescription;
import org.jspecify.annotations.Nullable;

/// The jobs of a workflow that is running, to which others are added.
@FunctionalInterface
public interface KnownJobs {
  /// A file whose jobs stand for themselves.
  KnownJobs NONE = _ -> null;

  /// The job of this name; null: there is none.
  @Nullable JobDescription find(String name);
}
