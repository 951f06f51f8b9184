package bellwether.client.workflow;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// How a workflow is started.
///
/// @param catalog the file; null: the one that `BELLWETHER_CATALOG` names, or the user's own
/// @param nodes the cores to use, such as `4`, or nodes such as `n1:2,n2:2`; null: those of this
///   machine, or of the run that is resumed
/// @param quiet whether no progress is shown
public record StartOptions(@Nullable Path catalog, @Nullable String nodes, boolean quiet) {
  public static final StartOptions DEFAULT = new StartOptions(null, null, false);

  public StartOptions withCatalog(Path file) {
    return new StartOptions(file, nodes, quiet);
  }

  public StartOptions withNodes(String spec) {
    return new StartOptions(catalog, spec, quiet);
  }

  /// Shows no progress.
  public StartOptions quietly() {
    return new StartOptions(catalog, nodes, true);
  }
}
