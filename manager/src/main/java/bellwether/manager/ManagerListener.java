package bellwether.manager;

import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.store.StoredEvent;
import java.util.List;

/// Hears how a run goes. Must be quick; may be called on different threads, one at a time per
/// method.
public interface ManagerListener {

  /// Jobs were added; the first has this number in the catalog, the others follow.
  default void submitted(long first, List<JobDescription> jobs) {}

  /// These events are durable.
  default void recorded(List<StoredEvent> events) {}

  /// All members of a job have ended, and that is decided but perhaps not durable yet.
  default void jobEnded(String name, JobState outcome) {}

  /// A sentence that the user should read although all goes on.
  default void notice(String sentence) {}

  /// Hears nothing.
  static ManagerListener silent() {
    return new ManagerListener() {};
  }
}
