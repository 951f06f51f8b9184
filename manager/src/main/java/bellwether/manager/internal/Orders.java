package bellwether.manager.internal;

import bellwether.engine.Effect;
import bellwether.launch.LaunchOrder;
import bellwether.launch.Member;
import bellwether.launch.OrderBuilder;
import bellwether.launch.output.KeptAttempt;
import bellwether.launch.output.OutputKeeper;
import bellwether.launch.output.OutputKey;
import bellwether.model.Execution;
import bellwether.model.Placement;
import bellwether.model.Variables;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Turns the engine's wish to launch into the launcher's order: puts in the variables of the start
/// phase. Thread-safe.
public final class Orders {
  private final Place place;
  private final OrderBuilder builder;
  private final Consumer<String> notices;
  private final Set<String> modelsTold = ConcurrentHashMap.newKeySet();

  /// Where the jobs of a run belong.
  ///
  /// @param mark of the run that brought the jobs
  /// @param directory base of all relative paths
  /// @param keeper keeps output without a file; null: nobody does
  /// @param measurement measures what wants to be measured
  public record Place(
      String mark, Path directory, @Nullable OutputKeeper keeper, RunMeasurement measurement) {}

  /// @param notices takes sentences for the user
  public Orders(Place place, OrderBuilder builder, Consumer<String> notices) {
    this.place = place;
    this.builder = builder;
    this.notices = notices;
  }

  /// The order that makes the launch.
  ///
  /// @throws bellwether.launch.LaunchException when no process can be given what it says
  public LaunchOrder order(Effect.Launch launch) {
    var lookup = lookup(launch);
    var execution =
        launch.description().execution().map(text -> Variables.substitute(text, lookup));
    tellOfModel(execution.model(), launch.placement());
    var member = new Member(launch.description().name(), key(launch), launch.number());
    var order = builder.order(launch.attempt(), member, execution, launch.placement());
    return place.measurement().measured(launch, kept(launch, order.limitedTo(launch.memory())));
  }

  private LaunchOrder kept(Effect.Launch launch, LaunchOrder order) {
    var keeper = place.keeper();
    var key = new OutputKey(launch.job(), launch.ordinal(), launch.number());
    return keeper == null ? order : order.keptIn(new KeptAttempt(keeper, key));
  }

  /// The working directory of an attempt.
  ///
  /// @throws bellwether.launch.LaunchException when its `wd` is no path
  public Path directory(Effect.Launch launch) {
    var wd = launch.description().execution().wd();
    return builder.directory(wd == null ? null : Variables.substitute(wd, lookup(launch)));
  }

  private static @Nullable Integer key(Effect.Launch launch) {
    var iterations = launch.description().iterations();
    return iterations == null ? null : iterations.key(launch.ordinal());
  }

  private Function<String, @Nullable String> lookup(Effect.Launch launch) {
    return name ->
        switch (name) {
          case "root_wd" -> place.directory().toString();
          case "ncores" -> Integer.toString(launch.placement().coreCount());
          case "nnodes" -> Integer.toString(launch.placement().shares().size());
          case "nlist" -> nodeList(launch.placement());
          case "uniq" -> uniq(launch);
          default -> ofIteration(launch, name);
        };
  }

  /// The same in every attempt of an iteration, and in no other iteration of any run.
  private String uniq(Effect.Launch launch) {
    var member = "%s %d %d".formatted(place.mark(), launch.job(), launch.ordinal());
    return UUID.nameUUIDFromBytes(member.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String nodeList(Placement placement) {
    return placement.shares().stream().map(Placement.Share::node).collect(Collectors.joining(","));
  }

  private static @Nullable String ofIteration(Effect.Launch launch, String name) {
    var iterations = launch.description().iterations();
    return iterations == null ? null : iterations.variable(name, launch.ordinal());
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
