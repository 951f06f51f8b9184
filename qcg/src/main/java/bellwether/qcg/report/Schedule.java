package bellwether.qcg.report;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Which job had which core when.
///
/// Nodes stand in the order in which jobs came to them, cores by number, and the jobs of a core by
/// start.
public final class Schedule {
  private static final Pattern NUMBER = Pattern.compile("(\\d{1,9})(?:\\D.*)?");

  /// A core's number; `0&40` is the core 0.
  private static final Comparator<String> BY_NUMBER =
      Comparator.<String>comparingInt(Schedule::number).thenComparing(Comparator.naturalOrder());

  private final Map<String, Map<String, List<Turn>>> nodes = new LinkedHashMap<>();

  /// A job on a core.
  public record Turn(PilotJob job, Span span) {}

  /// A core and all its jobs.
  public record Core(String node, String name, List<Turn> turns) {}

  private Schedule(PilotRun run, Function<PilotJob, Optional<Span>> times) {
    for (var job : run.all()) {
      times.apply(job).ifPresent(span -> add(new Turn(job, span)));
    }
    nodes.values().forEach(cores -> cores.values().forEach(turns -> turns.sort(Schedule::byStart)));
  }

  /// By the times at which the processes really ran; jobs without are left out.
  public static Schedule measured(PilotRun run) {
    return new Schedule(run, PilotJob::measured);
  }

  /// By the times that the service saw.
  public static Schedule seen(PilotRun run) {
    return new Schedule(run, PilotJob::seen);
  }

  private void add(Turn turn) {
    var had = turn.job().nodes();
    if (had != null) {
      had.forEach((node, cores) -> cores.forEach(core -> turns(node, core).add(turn)));
    }
  }

  private List<Turn> turns(String node, String core) {
    return nodes
        .computeIfAbsent(node, _ -> new TreeMap<>(BY_NUMBER))
        .computeIfAbsent(core, _ -> new ArrayList<>());
  }

  private static int byStart(Turn left, Turn right) {
    return left.span().start().compareTo(right.span().start());
  }

  private static int number(String core) {
    var match = NUMBER.matcher(core);
    return match.matches() ? Integer.parseInt(match.group(1)) : Integer.MAX_VALUE;
  }

  /// Every core that had a job.
  public List<Core> cores() {
    var all = new ArrayList<Core>();
    nodes.forEach(
        (node, cores) -> cores.forEach((core, turns) -> all.add(new Core(node, core, turns))));
    return all;
  }

  /// The jobs of a core; empty for a core that had none.
  public List<Turn> of(String node, String core) {
    return nodes.getOrDefault(node, Map.of()).getOrDefault(core, List.of());
  }

  /// From the first start to the last finish.
  public Optional<Span> span() {
    return Span.around(
        cores().stream().flatMap(core -> core.turns().stream()).map(Schedule.Turn::span));
  }

  /// When the cores of this turn's job were free of the jobs before it; empty when there were none.
  public Optional<LocalDateTime> freed(Turn turn) {
    var had = turn.job().nodes() == null ? Map.<String, List<String>>of() : turn.job().nodes();
    return had.entrySet().stream()
        .flatMap(node -> node.getValue().stream().map(core -> of(node.getKey(), core)))
        .flatMap(turns -> before(turns, turn.span().start()).stream())
        .max(Comparator.naturalOrder());
  }

  /// When the last of the turns that started before this moment finished.
  private static Optional<LocalDateTime> before(List<Turn> turns, LocalDateTime moment) {
    int low = 0;
    int high = turns.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (turns.get(middle).span().start().isBefore(moment)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? Optional.empty() : Optional.of(turns.get(low - 1).span().finish());
  }
}
