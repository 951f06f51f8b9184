package bellwether.qcg.life;

import bellwether.model.Exit;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.model.Launched;
import bellwether.model.Placement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The end of a job as a whole or of one of its iterations, with what came before.
///
/// @param key of the iteration; null: the job as a whole
/// @param history QCG-PilotJob's states, ascending; of an iteration from SCHEDULED on
/// @param work what was done for it; null: it never got cores, or it is the whole of an array
/// @param message why it could not be started, for people; empty: none
public record Ending(
    JobDescription job,
    @Nullable Integer key,
    JobState state,
    List<Stage> history,
    @Nullable Work work,
    String message) {

  public Ending {
    history = List.copyOf(history);
  }

  /// A state, in QCG-PilotJob's word, and since when.
  public record Stage(String state, Instant time) {}

  /// One attempt.
  ///
  /// @param directory in which it ran, absolute
  /// @param launched its process; null: it could not be started
  /// @param exit how the process ended; null: it could not be started
  /// @param runtime from the start of its process, or of the try to start one, to the end
  public record Work(
      Placement placement,
      String directory,
      @Nullable Launched launched,
      @Nullable Exit exit,
      Duration runtime) {}

  /// The job's name, or `job:key`.
  public String name() {
    return key == null ? job.name() : job.name() + ":" + key;
  }
}
