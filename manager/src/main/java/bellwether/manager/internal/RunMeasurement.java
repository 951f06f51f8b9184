package bellwether.manager.internal;

import bellwether.collect.Collector;
import bellwether.engine.Effect;
import bellwether.launch.LaunchOrder;
import bellwether.model.Exit;
import bellwether.model.Launched;
import bellwether.model.Measure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Measures the attempts of one run: gives their processes the collector, and hands what it
/// recorded of each to the archive once the attempt has ended. Thread-safe.
public final class RunMeasurement implements AutoCloseable {
  private final Measure usual;
  private final MeasuredRun run;
  private final Consumer<String> notices;
  private final Map<Long, AttemptInProgress> attempts = new ConcurrentHashMap<>();
  private @Nullable MeasurementThread thread;
  private final @Nullable Collector collector;

  /// @param usual what is measured of jobs that do not say it themselves
  public RunMeasurement(Measure usual, MeasuredRun run, Consumer<String> notices) {
    this.usual = usual;
    this.run = run;
    this.notices = notices;
    collector = Collector.installed().orElse(null);
  }

  /// An attempt that is measured and has not ended.
  private record AttemptInProgress(Effect.Launch launch, Path file, @Nullable Launched launched) {}

  /// The order of an attempt with what its job, or the run, wants measured.
  public LaunchOrder measured(Effect.Launch launch, LaunchOrder order) {
    var measure = Objects.requireNonNullElse(launch.description().execution().measure(), usual);
    if (measure == Measure.NONE || collector == null) {
      return order;
    }
    try {
      var prefix = run.prefix(launch);
      var variables =
          collector.assignments(prefix, options(measure, order), order.variable("LD_PRELOAD"));
      attempts.put(launch.attempt(), new AttemptInProgress(launch, run.file(launch), null));
      return order.withVariables(variables);
    } catch (IOException e) {
      notices.accept(
          "Attempts are not measured: %s could not be made (%s)".formatted(run.folder(), e));
      return order;
    }
  }

  /// Event names that a job wants counted are passed on.
  private static String options(Measure measure, LaunchOrder order) {
    var own = order.variable("PAPIEX_OPTIONS");
    var word = measure.name();
    return own == null || own.isEmpty() ? word : word + "," + own;
  }

  /// The process of an attempt runs.
  public void started(long attempt, Launched launched) {
    attempts.computeIfPresent(
        attempt, (_, known) -> new AttemptInProgress(known.launch(), known.file(), launched));
  }

  /// No process came of an attempt.
  public void failed(long attempt) {
    attempts.remove(attempt);
  }

  /// The process of an attempt has ended.
  public void ended(long attempt, Exit exit) {
    var known = attempts.remove(attempt);
    if (known != null && known.launched() != null) {
      thread().add(run.attempt(known.launch(), known.launched(), exit, known.file()));
    }
  }

  private synchronized MeasurementThread thread() {
    if (thread == null) {
      thread = new MeasurementThread(run.place(), notices);
      thread.start();
    }
    return thread;
  }

  /// Keeps what is left; to be called when no process runs any more.
  @Override
  public void close() {
    var running = thread;
    if (running != null) {
      running.finish();
    }
    run.removeFolder();
  }
}
