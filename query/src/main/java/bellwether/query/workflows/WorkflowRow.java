package bellwether.query.workflows;

import bellwether.query.jobs.StateCounts;
import bellwether.query.runs.RunRow;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// A workflow, as it is now.
///
/// @param arguments by name, sorted
/// @param runs how many there were
/// @param last the run that began last
/// @param counts how many of its jobs are in which state
public record WorkflowRow(
    long id,
    String name,
    Map<String, String> arguments,
    Instant createdTime,
    long runs,
    RunRow last,
    StateCounts counts) {

  public WorkflowRow {
    arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
  }

  /// How it stands.
  public WorkflowState state() {
    return WorkflowState.of(last, counts);
  }
}
