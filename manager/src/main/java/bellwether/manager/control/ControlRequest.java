package bellwether.manager.control;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What another process on this host asks of a live manager.
public sealed interface ControlRequest {

  /// For people; null: none.
  @Nullable String reason();

  /// Cancels jobs.
  ///
  /// @param names jobs, or iterations as `job:key`
  record CancelJobs(List<String> names, @Nullable String reason) implements ControlRequest {
    public CancelJobs {
      names = List.copyOf(names);
    }
  }

  /// Cancels all jobs of the run.
  record CancelRun(@Nullable String reason) implements ControlRequest {}
}
