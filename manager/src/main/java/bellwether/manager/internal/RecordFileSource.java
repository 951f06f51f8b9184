package bellwether.manager.internal;

import bellwether.collect.Collector;
import bellwether.engine.Effect;
import bellwether.launch.LaunchOrder;
import bellwether.model.Exit;
import bellwether.model.Launched;
import bellwether.model.Measure;
import bellwether.store.archive.Recording;
import java.io.IOException;
import java.util.List;

/// The collector, loaded into the processes of attempts.
record RecordFileSource(Collector collector, MeasuredRun run) implements ProcessSource {

  @Override
  public LaunchOrder prepared(Effect.Launch launch, LaunchOrder order, Measure measure)
      throws IOException {
    return order.withVariables(
        collector.assignments(
            run.prefix(launch), options(measure, order), order.variable("LD_PRELOAD")));
  }

  /// Event names that a job wants counted are passed on.
  private static String options(Measure measure, LaunchOrder order) {
    var own = order.variable("PAPIEX_OPTIONS");
    var word = measure.name();
    return own == null || own.isEmpty() ? word : word + "," + own;
  }

  @Override
  public void started(LaunchOrder order, Launched launched) {}

  @Override
  public Recording ended(Effect.Launch launch, Exit exit) {
    return new Recording.Files(List.of(run.file(launch)));
  }

  @Override
  public void close() {}
}
