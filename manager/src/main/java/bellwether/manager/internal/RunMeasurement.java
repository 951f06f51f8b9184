package bellwether.manager.internal;

import bellwether.collect.Collector;
import bellwether.engine.Effect;
import bellwether.launch.LaunchOrder;
import bellwether.model.Exit;
import bellwether.model.JobDescription;
import bellwether.model.Launched;
import bellwether.model.Measure;
import bellwether.store.Catalog;
import bellwether.store.RunRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Measures the attempts of one run: gives their processes the collector, and hands what it
/// recorded of each to the archive once the attempt has ended. Thread-safe.
public final class RunMeasurement implements AutoCloseable {
  private final Measure usual;
  private final MeasuredRun run;
  private final Consumer<String> notices;
  private final Map<Long, AttemptInProgress> attempts = new ConcurrentHashMap<>();
  private final List<MeasuredRun> leftFolders = new CopyOnWriteArrayList<>();
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
      var ended =
          new MeasuredRun.Ended(known.launched().time(), exit.time(), exit.code(), exit.signal());
      thread().add(run.attempt(known.launch(), ended, known.file()));
    }
  }

  /// Takes up what the managers of earlier runs on the same jobs left: to be called before any job
  /// starts.
  ///
  /// @param jobs the descriptions of the jobs, by their numbers
  public void takeUp(List<RunRecord> earlier, Catalog catalog, Map<Long, JobDescription> jobs) {
    var left = new LeftRecords(catalog, jobs);
    for (var before : earlier) {
      var earlierRun = run.of(before);
      try {
        left.of(earlierRun).forEach(attempt -> thread().add(attempt));
        leftFolders.add(earlierRun);
      } catch (IOException e) {
        notices.accept(
            "What run %d measured is not taken up: %s could not be read (%s)"
                .formatted(before.id(), earlierRun.folder(), e));
      }
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
    leftFolders.forEach(MeasuredRun::removeFolder);
    run.removeFolder();
  }
}
