package bellwether.qcg.traces;

import bellwether.qcg.report.PilotDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The processes of all nodes that were traced.
///
/// @param nodes by node, then by process id
public record ProcessTraces(List<Path> files, Map<String, Map<String, TracedProcess>> nodes) {

  /// A process, and how far below the one where the walk began.
  public record Found(TracedProcess process, int depth) {}

  /// Reads all trace files of a working directory.
  ///
  /// @throws PilotException when one cannot be read
  public static ProcessTraces read(Path directory) {
    var files = new PilotDirectory(directory).traces();
    return new ProcessTraces(files, TraceReader.read(files));
  }

  /// The first process of any node that has this id.
  public Optional<TracedProcess> find(String pid) {
    return everywhere().filter(process -> process.pid().equals(pid)).findFirst();
  }

  private Stream<TracedProcess> everywhere() {
    return nodes.values().stream().flatMap(processes -> processes.values().stream());
  }

  /// The process and all below it, parents before children. A step of Slurm and a daemon of Open
  /// MPI are followed to other nodes.
  public List<Found> tree(TracedProcess root) {
    var found = new ArrayList<Found>();
    walk(new Found(root, 0), new Walk(root.step(), found, new HashSet<>()));
    return found;
  }

  private record Walk(@Nullable String step, List<Found> found, Set<TracedProcess> seen) {}

  /// A process id that came again may make a circle of the tree.
  private void walk(Found at, Walk walk) {
    if (!walk.seen.add(at.process())) {
      return;
    }
    walk.found.add(at);
    Stream.concat(children(at.process()), elsewhere(at.process(), walk.step))
        .forEach(child -> walk(new Found(child, at.depth() + 1), walk));
  }

  private Stream<TracedProcess> children(TracedProcess process) {
    var neighbours = nodes.getOrDefault(process.node(), Map.of());
    return process.children().stream().flatMap(pid -> Stream.ofNullable(neighbours.get(pid)));
  }

  private Stream<TracedProcess> elsewhere(TracedProcess process, @Nullable String step) {
    if (!"srun".equals(process.name())) {
      return Stream.empty();
    }
    var daemons = daemons(process);
    if (daemons.isPresent()) {
      return everywhere().filter(other -> isNamed(other, "orted") && daemons.equals(jobId(other)));
    }
    var wanted = step == null ? process.step() : step;
    return wanted == null ? Stream.empty() : everywhere().filter(other -> serves(other, wanted));
  }

  private static Optional<String> daemons(TracedProcess process) {
    var command = process.command();
    return !command.isEmpty() && command.getFirst().equals("srun") && command.contains("orted")
        ? jobId(process)
        : Optional.empty();
  }

  private static Optional<String> jobId(TracedProcess process) {
    return after(process, "ess_base_jobid");
  }

  private static boolean serves(TracedProcess process, String step) {
    return isNamed(process, "slurmstepd")
        && after(process, "slurmstepd:")
            .filter(word -> word.replace("[", "").replace("]", "").equals(step))
            .isPresent();
  }

  private static boolean isNamed(TracedProcess process, String name) {
    return name.equals(process.name());
  }

  /// The word that follows this one in the command.
  private static Optional<String> after(TracedProcess process, String word) {
    int at = process.command().indexOf(word);
    return at < 0 || at + 1 >= process.command().size()
        ? Optional.empty()
        : Optional.of(process.command().get(at + 1));
  }
}
