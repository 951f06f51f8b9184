package bellwether.manager.internal;

import bellwether.collect.sampler.ProcessSampler;
import bellwether.collect.sampler.SampledAttempt;
import bellwether.engine.Effect;
import bellwether.launch.LaunchOrder;
import bellwether.model.Exit;
import bellwether.model.Launched;
import bellwether.model.Measure;
import bellwether.store.archive.Recording;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Samples of the processes of attempts, for want of a collector.
final class SampleSource implements ProcessSource {
  private static final String NOTICE =
      "no collector was built (no C compiler): processes are sampled every 0.2 s, short ones are not seen";

  private final ProcessSampler sampler;
  private final Consumer<String> notices;
  private final AtomicBoolean said = new AtomicBoolean();

  SampleSource(ProcessSampler sampler, Consumer<String> notices) {
    this.sampler = sampler;
    this.notices = notices;
  }

  @Override
  public LaunchOrder prepared(Effect.Launch launch, LaunchOrder order, Measure measure) {
    if (said.compareAndSet(false, true)) {
      notices.accept(NOTICE);
    }
    return order;
  }

  @Override
  public void started(LaunchOrder order, Launched launched) {
    var mark =
        new SampledAttempt.Mark(
            variable(order, "BELLWETHER_MARK"),
            variable(order, "BELLWETHER_JOB"),
            variable(order, "BELLWETHER_ITERATION"),
            variable(order, "BELLWETHER_ATTEMPT"));
    sampler.begin(new SampledAttempt(order.id(), launched, order.argv(), mark));
  }

  private static String variable(LaunchOrder order, String name) {
    return Objects.requireNonNullElse(order.variable(name), "");
  }

  @Override
  public void failed(Effect.Launch launch) {}

  @Override
  public Recording ended(Effect.Launch launch, Exit exit) {
    return new Recording.Samples(
        sampler.end(launch.attempt(), exit, MeasuredRun.processTags(launch)));
  }

  @Override
  public void close() {
    sampler.close();
  }
}
