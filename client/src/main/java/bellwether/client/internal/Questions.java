package bellwether.client.internal;

import bellwether.client.JobStatus;
import java.util.Collection;
import java.util.Map;

/// What a wait asks the service.
public interface Questions {
  Map<String, JobStatus> statuses(Collection<String> names) throws InterruptedException;

  boolean allFinished() throws InterruptedException;

  /// The status of every job, without iterations.
  Map<String, JobStatus> jobs() throws InterruptedException;
}
