package bellwether.manager.internal;

import bellwether.engine.Effect;
import bellwether.launch.CommandLine;
import bellwether.launch.Environment;
import bellwether.launch.JobEnvironment;
import bellwether.launch.LaunchOrder;
import bellwether.launch.Leftovers;
import bellwether.model.Execution;
import bellwether.model.Placement;
import bellwether.model.Variables;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Turns the engine's wish to launch into the launcher's order: puts in the variables of the start
/// phase, the environment, the directories. Threadsafe.
public final class Orders {
  private static final int[] UNBOUND = {};

  private final Surroundings surroundings;
  private final Environment environment;
  private final JobEnvironment jobEnvironment;
  private final CommandLine commandLine = new CommandLine();
  private final Set<String> modelsTold = ConcurrentHashMap.newKeySet();
  private final String stepPrefix = UUID.randomUUID().toString().replace("-", "").substring(0, 16);

  /// What all orders of a run have in common.
  ///
  /// @param directory base of all relative paths
  /// @param virtualNodes names of the nodes to whose cores nothing can be bound
  /// @param notices takes sentences for the user
  public record Surroundings(
      long run,
      String mark,
      Path directory,
      Map<String, String> environment,
      JobEnvironment jobEnvironment,
      boolean bind,
      Set<String> virtualNodes,
      Consumer<String> notices) {}

  public Orders(Surroundings surroundings) {
    this.surroundings = surroundings;
    var variables = new HashMap<>(surroundings.environment());
    variables.put("BELLWETHER_RUN", Long.toString(surroundings.run()));
    variables.put(Leftovers.MARK, surroundings.mark());
    environment = Environment.of(variables);
    jobEnvironment = surroundings.jobEnvironment();
  }

  /// The order that makes the launch.
  ///
  /// @throws bellwether.launch.LaunchException when the program is nowhere to be found
  public LaunchOrder order(Effect.Launch launch) {
    var execution = resolved(launch);
    tellOfModel(execution.model(), launch.placement());
    var directory = directory(execution);
    var variables = variables(launch, execution);
    var path =
        variables.getOrDefault(
            "PATH", Objects.requireNonNullElse(environment.get("PATH"), "/usr/bin:/bin"));
    var words = commandLine.of(execution, path, directory);
    return new LaunchOrder(
        launch.attempt(),
        words.program(),
        words.argv(),
        environment,
        variables,
        List.of(),
        directory,
        file(directory, execution.stdin()),
        file(directory, execution.stdout()),
        file(directory, execution.stderr()),
        cores(launch.placement()));
  }

  private Execution resolved(Effect.Launch launch) {
    var lookup = lookup(launch);
    return launch.description().execution().map(text -> Variables.substitute(text, lookup));
  }

  private Function<String, @Nullable String> lookup(Effect.Launch launch) {
    var uniq = new String[1];
    return name ->
        switch (name) {
          case "root_wd" -> surroundings.directory().toString();
          case "ncores" -> Integer.toString(launch.placement().coreCount());
          case "nnodes" -> Integer.toString(launch.placement().shares().size());
          case "nlist" -> nodeList(launch.placement());
          case "uniq" -> uniq[0] == null ? uniq[0] = UUID.randomUUID().toString() : uniq[0];
          case "it", "itval" -> iteration(launch, name.equals("itval"));
          default -> null;
        };
  }

  private static String nodeList(Placement placement) {
    return placement.shares().stream().map(Placement.Share::node).collect(Collectors.joining(","));
  }

  private static @Nullable String iteration(Effect.Launch launch, boolean value) {
    var iterations = launch.description().iterations();
    if (iterations == null) {
      return null;
    }
    return value
        ? iterations.value(launch.ordinal())
        : Integer.toString(iterations.key(launch.ordinal()));
  }

  private void tellOfModel(String model, Placement placement) {
    boolean plain = model.equals(Execution.DEFAULT_MODEL) || model.equals("threads");
    if (!plain && placement.coreCount() > 1 && modelsTold.add(model)) {
      surroundings
          .notices()
          .accept(
              "The execution model %s starts one process here: only in a Slurm allocation are there more"
                  .formatted(model));
    }
  }

  private Path directory(Execution execution) {
    var wd = execution.wd();
    return wd == null ? surroundings.directory() : surroundings.directory().resolve(wd).normalize();
  }

  private static @Nullable Path file(Path directory, @Nullable String name) {
    return name == null ? null : directory.resolve(name);
  }

  private Map<String, String> variables(Effect.Launch launch, Execution execution) {
    var variables = new LinkedHashMap<String, String>(execution.env());
    if (execution.model().equals("threads") && environment.get("OMP_NUM_THREADS") == null) {
      variables.putIfAbsent("OMP_NUM_THREADS", Integer.toString(launch.placement().coreCount()));
    }
    jobEnvironment.put(variables, launch.placement(), step(launch.attempt()));
    variables.put("BELLWETHER_JOB", launch.description().name());
    variables.put("BELLWETHER_ATTEMPT", Integer.toString(launch.number()));
    var iteration = iteration(launch, false);
    if (iteration != null) {
      variables.put("BELLWETHER_ITERATION", iteration);
    }
    return variables;
  }

  /// 32 hexadecimal digits, different for each attempt.
  private String step(long attempt) {
    var digits = Long.toHexString(attempt);
    return stepPrefix + "0".repeat(16 - digits.length()) + digits;
  }

  private int[] cores(Placement placement) {
    boolean real =
        placement.shares().size() == 1
            && !surroundings.virtualNodes().contains(placement.shares().getFirst().node());
    return surroundings.bind() && real ? placement.shares().getFirst().cores() : UNBOUND;
  }
}
