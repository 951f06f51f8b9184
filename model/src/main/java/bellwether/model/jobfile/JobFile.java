package bellwether.model.jobfile;

import bellwether.model.Request;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A job file that was read: its requests, and the workflow that they are of, where it has a name.
///
/// @param workflow null: the file says no name, so that each run of it stands for itself
/// @param notes what else it says of what it is
public record JobFile(@Nullable Header workflow, Notes notes, List<Request> requests) {
  public JobFile {
    requests = List.copyOf(requests);
  }

  /// What a file says of its workflow.
  ///
  /// @param arguments what tells it from others of the same name; null: nothing, so that each start
  ///   is a workflow of its own
  /// @param open whether jobs may be added while it runs, so that it ends only when it is closed
  public record Header(String name, @Nullable Map<String, String> arguments, boolean open) {
    public Header {
      arguments = arguments == null ? null : Map.copyOf(arguments);
    }
  }

  /// What a file says of its workflow that may change from one start to the next; null: nothing.
  ///
  /// @param description for people
  /// @param stdout the folder of the files of standard output
  /// @param stderr the folder of the files of standard error
  /// @param project which of the user's
  public record Notes(
      @Nullable String description,
      @Nullable String stdout,
      @Nullable String stderr,
      @Nullable String project) {
    public static final Notes NONE = new Notes(null, null, null, null);
  }
}
