package bellwether.qcg.traces;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A process as a trace knows it.
///
/// @param step the Slurm step that it started, if it did
/// @param children their ids, on the same node
/// @param details created, cmdline, parent and so on: texts, numbers or lists, as they were written
public record TracedProcess(
    String pid,
    String node,
    @Nullable String name,
    List<String> command,
    @Nullable String step,
    List<String> children,
    Map<String, Object> details) {

  public Optional<Object> detail(String key) {
    return Optional.ofNullable(details.get(key));
  }
}
