package bellwether.qcg.report;

import bellwether.command.PythonTimes;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A job or one of its iterations, as a job report tells of it.
///
/// @param state in QCG-PilotJob's words; null when only a file of real times knows the job
/// @param history the states in their order
/// @param runtime what the report calls so, in its order: allocation, wd, rtime, exit_code, pid,
///   pname
/// @param messages why it failed
/// @param nodes which cores of which nodes it had, in the order of the allocation; null without one
/// @param real when its process really ran; null when nobody measured it
public record PilotJob(
    String name,
    @Nullable String state,
    List<StateChange> history,
    Map<String, String> runtime,
    @Nullable String messages,
    @Nullable Map<String, List<String>> nodes,
    @Nullable Span real) {
  private static final Set<String> LAST = Set.of("SUCCEED", "FAILED", "CANCELED", "OMITTED");

  public PilotJob {
    history = List.copyOf(history);
  }

  /// The same job, measured.
  public PilotJob with(Span measured) {
    return new PilotJob(name, state, history, runtime, messages, nodes, measured);
  }

  /// When it first came to this state.
  public Optional<LocalDateTime> at(String wanted) {
    return history.stream()
        .filter(change -> change.state().equals(wanted))
        .map(StateChange::date)
        .findFirst();
  }

  public Optional<LocalDateTime> started() {
    return at("EXECUTING");
  }

  /// When it came to its end, whatever the end was.
  public Optional<LocalDateTime> finished() {
    return history.stream()
        .filter(change -> LAST.contains(change.state()))
        .map(StateChange::date)
        .findFirst();
  }

  /// From EXECUTING to the end, as the service saw it.
  public Optional<Span> seen() {
    return started().flatMap(start -> finished().map(finish -> new Span(start, finish)));
  }

  public Optional<Span> measured() {
    return Optional.ofNullable(real);
  }

  /// How long it ran, as the service counted.
  public Optional<Duration> runTime() {
    return Optional.ofNullable(runtime.get("rtime")).flatMap(PythonTimes::duration);
  }

  /// Whether it had this core.
  public boolean had(String node, String core) {
    return nodes != null && nodes.getOrDefault(node, List.of()).contains(core);
  }
}
