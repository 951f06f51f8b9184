package bellwether.bench;

import bellwether.engine.Command;
import bellwether.engine.Effect;
import bellwether.engine.Engine;
import bellwether.engine.EngineOptions;
import bellwether.model.Bytes;
import bellwether.model.Execution;
import bellwether.model.Exit;
import bellwether.model.JobDescription;
import bellwether.model.Launched;
import bellwether.model.Node;
import bellwether.model.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Weighs the engine alone: separate one-core jobs through all their states, without processes.
///
/// Prints the rate of 1,000,000 jobs on 1,000 nodes of 128 cores, of 10,000 jobs on 10 such nodes,
/// their ratio, and the heap that each waiting job takes.
public final class EngineRate {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Exit EXIT =
      new Exit(NOW, 0, 0, new Usage(Duration.ZERO, Duration.ZERO, null, 0, 0, 0, 0, 0, 0), "");
  private static final Launched LAUNCHED = new Launched(NOW, 1, 1, null, null);

  private EngineRate() {}

  static void main() {
    rate(10_000, 10);
    rate(200_000, 200);
    double small =
        median(
            () -> IntStream.range(0, 100).mapToDouble(_ -> rate(10_000, 10)).average().orElse(0));
    double large = median(() -> rate(1_000_000, 1_000));
    System.out.printf("10,000 jobs on 10 nodes       %,12.0f jobs/s%n", small);
    System.out.printf("1,000,000 jobs on 1,000 nodes %,12.0f jobs/s%n", large);
    verdict("rate", large, ">= 60000", large >= 60_000);
    verdict("ratio", large / small, ">= 0.8", large / small >= 0.8);
    double heap = heapPerJob();
    verdict("heap bytes per job", heap, "<= 1024", heap <= 1024);
  }

  private static void verdict(String what, double figure, String bar, boolean met) {
    System.out.printf("%-20s %,12.2f   bar %-10s %s%n", what, figure, bar, met ? "ok" : "MISSED");
  }

  private static double median(java.util.function.DoubleSupplier measured) {
    return IntStream.range(0, 3).mapToDouble(_ -> measured.getAsDouble()).sorted().toArray()[1];
  }

  private static double rate(int jobs, int nodes) {
    var engine = Engine.create(nodes(nodes), EngineOptions.defaults());
    var submit = new Command.Submit(jobs(jobs));
    var launches = new ArrayDeque<Long>();
    long start = System.nanoTime();
    engine.handle(submit, NOW, effect -> keepLaunch(effect, launches));
    while (!launches.isEmpty()) {
      long attempt = launches.remove();
      engine.handle(new Command.Started(attempt, LAUNCHED), NOW, e -> keepLaunch(e, launches));
      engine.handle(new Command.Ended(attempt, EXIT), NOW, e -> keepLaunch(e, launches));
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (!engine.idle()) {
      throw new IllegalStateException("Expected all jobs to end");
    }
    return jobs / seconds;
  }

  private static void keepLaunch(Effect effect, ArrayDeque<Long> launches) {
    if (effect instanceof Effect.Launch launch) {
      launches.add(launch.attempt());
    }
  }

  private static double heapPerJob() {
    long before = used();
    var engine = Engine.create(nodes(1), EngineOptions.defaults());
    engine.handle(new Command.Submit(jobs(1_000_000)), NOW, _ -> {});
    double perJob = (used() - before) / 1e6;
    if (engine.idle()) {
      throw new IllegalStateException("Expected the jobs to wait");
    }
    return perJob;
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static List<Node> nodes(int count) {
    var cores = IntStream.range(0, 128).boxed().toList();
    return IntStream.range(0, count)
        .mapToObj(i -> new Node("n" + i, cores, List.of(), new Bytes(0), false))
        .toList();
  }

  private static List<Command.NewJob> jobs(int count) {
    var execution = Execution.program("true", List.of());
    var jobs = new ArrayList<Command.NewJob>(count);
    for (int i = 0; i < count; i++) {
      jobs.add(new Command.NewJob(i, JobDescription.of("job" + i, execution)));
    }
    return jobs;
  }
}
