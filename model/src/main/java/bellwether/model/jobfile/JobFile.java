package bellwether.model.jobfile;

import bellwether.model.Request;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A job file that was read: its requests, and the workflow that they are of, where it has a name.
///
/// @param workflow null: the file says no name, so that each run of it stands for itself
public record JobFile(@Nullable Header workflow, List<Request> requests) {
  public JobFile {
    requests = List.copyOf(requests);
  }

  /// What a file says of its workflow.
  ///
  /// @param arguments what tells it from others of the same name; null: nothing, so that each start
  ///   is a workflow of its own
  /// @param description for people
  /// @param open whether jobs may be added while it runs, so that it ends only when it is closed
  public record Header(
      String name,
      @Nullable Map<String, String> arguments,
      @Nullable String description,
      boolean open) {
    public Header {
      arguments = arguments == null ? null : Map.copyOf(arguments);
    }
  }
}
