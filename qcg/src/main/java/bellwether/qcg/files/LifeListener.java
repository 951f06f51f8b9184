package bellwether.qcg.files;

import bellwether.model.JobDescription;
import java.time.Instant;
import java.util.List;

/// Hears from [JobLives] what becomes of jobs; one call at a time.
public interface LifeListener {

  /// Jobs are about to be added; not those that an earlier run brought.
  default void submitted(List<JobDescription> jobs) {}

  /// A process was started for a job or iteration.
  default void started(String name, Instant time) {}

  /// No process could be started.
  default void notStarted(String name, Instant time) {}

  /// A job or iteration ended, and that is durable.
  default void ended(Ending ending) {}

  /// Many iterations ended that had never begun, and that is durable.
  default void endedRest(RestEnding ending) {}

  /// All that is known now was told.
  default void settled() {}
}
