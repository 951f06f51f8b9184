package bellwether.manager.internal;

import bellwether.collect.Collector;
import bellwether.collect.sampler.ProcessSampler;
import bellwether.engine.Effect;
import bellwether.launch.LaunchOrder;
import bellwether.model.Exit;
import bellwether.model.JobDescription;
import bellwether.model.Launched;
import bellwether.model.Measure;
import bellwether.store.Catalog;
import bellwether.store.RunRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Measures the attempts of one run: sees to it that their processes are recorded, by the collector
/// or in samples, and hands what was recorded of each to the archive once the attempt has ended.
/// Thread-safe.
public final class RunMeasurement implements AutoCloseable {
  private final Measure usual;
  private final MeasuredRun run;
  private final Consumer<String> notices;
  private final Map<Long, AttemptInProgress> attempts = new ConcurrentHashMap<>();
  private final Map<MeasuredRun, LeftRecords> left = new ConcurrentHashMap<>();
  private final ProcessSource source;
  private @Nullable MeasurementThread thread;

  /// @param usual what is measured of jobs that do not say it themselves
  public RunMeasurement(Measure usual, MeasuredRun run, Consumer<String> notices) {
    this.usual = usual;
    this.run = run;
    this.notices = notices;
    source =
        Collector.installed()
            .<ProcessSource>map(collector -> new RecordFileSource(collector, run, notices))
            .orElseGet(() -> new SampleSource(new ProcessSampler(run.host()), notices));
  }

  /// An attempt that is measured and has not ended.
  private record AttemptInProgress(Effect.Launch launch, @Nullable Launched launched) {}

  /// The order of an attempt with what its job, or the run, wants measured.
  public LaunchOrder measured(Effect.Launch launch, LaunchOrder order) {
    var measure = Objects.requireNonNullElse(launch.description().execution().measure(), usual);
    if (measure == Measure.NONE) {
      return order;
    }
    try {
      var prepared = source.prepared(launch, order, measure);
      attempts.put(launch.attempt(), new AttemptInProgress(launch, null));
      return prepared;
    } catch (IOException e) {
      notices.accept(
          "Attempts are not measured: %s could not be made (%s)".formatted(run.folder(), e));
      return order;
    }
  }

  /// The process of an attempt runs.
  public void started(LaunchOrder order, Launched launched) {
    var started =
        attempts.computeIfPresent(
            order.id(), (_, known) -> new AttemptInProgress(known.launch(), launched));
    if (started != null) {
      source.started(order, launched);
    }
  }

  /// No process came of an attempt.
  public void failed(long attempt) {
    var known = attempts.remove(attempt);
    if (known != null) {
      source.failed(known.launch());
    }
  }

  /// The process of an attempt has ended.
  public void ended(long attempt, Exit exit) {
    var known = attempts.remove(attempt);
    var launched = known == null ? null : known.launched();
    if (known != null && launched != null) {
      var recording = source.ended(known.launch(), exit);
      var ended = new MeasuredRun.Ended(launched.time(), exit.time(), exit.code(), exit.signal());
      thread().add(run.attempt(known.launch(), ended, recording));
    }
  }

  /// Takes up what the managers of earlier runs on the same jobs left: to be called before any job
  /// starts.
  ///
  /// @param jobs the descriptions of the jobs, by their numbers
  public void takeUp(List<RunRecord> earlier, Catalog catalog, Map<Long, JobDescription> jobs) {
    for (var before : earlier) {
      var earlierRun = run.of(before);
      var records = new LeftRecords(earlierRun, notices);
      try {
        records.attempts(catalog, jobs).forEach(attempt -> thread().add(attempt));
        left.put(earlierRun, records);
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
    source.close();
    left.values().forEach(LeftRecords::close);
    left.keySet().forEach(MeasuredRun::removeFolder);
    run.removeFolder();
  }
}
