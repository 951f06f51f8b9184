package bellwether.manager.internal;

import bellwether.engine.Effect;
import bellwether.launch.LaunchOrder;
import bellwether.launch.Member;
import bellwether.launch.OrderBuilder;
import bellwether.manager.StartVariables;
import bellwether.model.Execution;
import bellwether.model.Placement;
import bellwether.model.Variables;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Turns the engine's wish to launch into the launcher's order: puts in the variables of the start
/// phase. Threadsafe.
public final class Orders {
  private final StartVariables variables;
  private final OrderBuilder builder;
  private final Consumer<String> notices;
  private final Set<String> modelsTold = ConcurrentHashMap.newKeySet();

  /// @param mark of the run that brought the jobs
  /// @param directory base of all relative paths
  /// @param notices takes sentences for the user
  public Orders(String mark, Path directory, OrderBuilder builder, Consumer<String> notices) {
    variables = new StartVariables(mark, directory);
    this.builder = builder;
    this.notices = notices;
  }

  /// The order that makes the launch.
  ///
  /// @throws bellwether.launch.LaunchException when no process can be given what it says
  public LaunchOrder order(Effect.Launch launch) {
    var lookup =
        variables.of(launch.job(), launch.description(), launch.ordinal(), launch.placement());
    var execution =
        launch.description().execution().map(text -> Variables.substitute(text, lookup));
    tellOfModel(execution.model(), launch.placement());
    var member = new Member(launch.description().name(), key(launch), launch.number());
    return builder.order(launch.attempt(), member, execution, launch.placement());
  }

  private static @Nullable Integer key(Effect.Launch launch) {
    var iterations = launch.description().iterations();
    return iterations == null ? null : iterations.key(launch.ordinal());
  }

  private void tellOfModel(String model, Placement placement) {
    boolean plain = model.equals(Execution.DEFAULT_MODEL) || model.equals("threads");
    if (!plain && placement.coreCount() > 1 && modelsTold.add(model)) {
      notices.accept(
          "The execution model %s starts one process here: only in a Slurm allocation are there more"
              .formatted(model));
    }
  }
}
