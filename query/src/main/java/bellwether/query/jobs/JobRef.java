package bellwether.query.jobs;

import bellwether.model.Event;
import bellwether.model.JobDescription;

/// A job of the catalog, or one of its iterations, that a user named.
///
/// @param id the job's number in the catalog
/// @param origin the run that brought it
/// @param ordinal of the iteration; [Event#ALL]: the whole job
public record JobRef(long id, long origin, JobDescription description, int ordinal) {

  /// Whether it is an array job as a whole.
  public boolean isArray() {
    return ordinal == Event.ALL && description.iterations() != null;
  }

  /// `name`, or `name:key`.
  public String name() {
    return ordinal == Event.ALL ? description.name() : description.memberName(ordinal);
  }

  /// The member that it is, unless it is an array.
  int member() {
    return Math.max(0, ordinal);
  }
}
