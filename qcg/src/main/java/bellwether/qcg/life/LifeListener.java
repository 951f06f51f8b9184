package bellwether.qcg.life;

import bellwether.model.JobDescription;
import bellwether.model.JobState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Hears from [EventFollower] what becomes of jobs; one call at a time.
public interface LifeListener {

  /// Jobs are about to be added; not those that an earlier run brought.
  default void submitted(List<JobDescription> jobs) {}

  /// A job or iteration got its cores, or runs on them, and that is durable.
  ///
  /// @param key of the iteration; null: a job without iterations
  default void active(JobDescription job, @Nullable Integer key, JobState state) {}

  /// A process was started for a job or iteration.
  default void started(String name, Instant time) {}

  /// No process could be started.
  default void notStarted(String name, Instant time) {}

  /// A job or iteration ended, and that is durable.
  default void ended(Ending ending) {}

  /// Many iterations ended that had never begun, and that is durable.
  default void endedRest(RestEnding ending) {}

  /// Nothing is left to do.
  default void idle() {}

  /// All that is known now was told.
  default void settled() {}
}
