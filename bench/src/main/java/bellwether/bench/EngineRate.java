package bellwether.bench;

import bellwether.engine.Command;
import bellwether.engine.Effect;
import bellwether.engine.Engine;
import bellwether.engine.EngineOptions;
import bellwether.model.Bytes;
import bellwether.model.Execution;
import bellwether.model.Exit;
import bellwether.model.Iterations;
import bellwether.model.JobDescription;
import bellwether.model.Launched;
import bellwether.model.Node;
import bellwether.model.Resources;
import bellwether.model.Usage;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Weighs the engine alone: one-core jobs through all their states, without processes.
///
/// The same million jobs, described beforehand, go through once in one run on 1,000 nodes of 128
/// cores, and once in 100 runs of 10,000 on 10 such nodes: as separate jobs, and as members of
/// arrays. A run's time begins with its submission. Rounds are interleaved; of each figure the
/// median counts, with the share of its time that went to collecting garbage beside it.
///
/// The last lines tell the heap that each job takes, its description included, while 128,000 run
/// and the others wait.
public final class EngineRate {
  private static final int JOBS = 1_000_000;
  private static final int PARTS = 100;
  private static final int NODES = 1_000;
  private static final int ROUNDS = 5;
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Exit EXIT =
      new Exit(
          NOW, 0, 0, new Usage(Duration.ZERO, Duration.ZERO, null, 0, 0, 0, 0, 0, 0), "", false);
  private static final Launched LAUNCHED = new Launched(NOW, 1, 1, null, null);
  private static final Execution EXECUTION = Execution.program("true", List.of());

  /// What one round took, and how much of it was collecting garbage, in seconds.
  private record Taken(double whole, double collecting) {
    double rate() {
      return JOBS / whole;
    }
  }

  private EngineRate() {}

  static void main() {
    weigh("separate jobs", EngineRate::separate);
    weigh("array members", EngineRate::array);
    heap("separate jobs", EngineRate::separate);
    heap("array members", EngineRate::array);
  }

  /// Makes the jobs of a run.
  private interface Shape {
    List<Command.NewJob> jobs(int count);
  }

  private static void weigh(String what, Shape shape) {
    var whole = List.of(new Command.Submit(shape.jobs(JOBS)));
    var parts =
        IntStream.range(0, PARTS)
            .mapToObj(_ -> new Command.Submit(shape.jobs(JOBS / PARTS)))
            .toList();
    var large = new ArrayList<Taken>();
    var small = new ArrayList<Taken>();
    for (int round = -ROUNDS; round < ROUNDS; round++) {
      var few = taken(parts, NODES / PARTS);
      var many = taken(whole, NODES);
      if (round >= 0) {
        small.add(few);
        large.add(many);
      }
    }
    report(what, median(small), median(large));
  }

  private static void report(String what, Taken small, Taken large) {
    print(what + ", 10,000 on 10 nodes", small);
    print(what + ", 1,000,000 on 1,000", large);
    verdict(what + ": rate", large.rate(), ">= 60000", large.rate() >= 60_000);
    double ratio = large.rate() / small.rate();
    verdict(what + ": ratio", ratio, ">= 0.8", ratio >= 0.8);
  }

  private static void print(String what, Taken taken) {
    double share = 100 * taken.collecting / taken.whole;
    System.out.printf("%-36s %,12.0f jobs/s (%.0f %% collecting)%n", what, taken.rate(), share);
  }

  private static void verdict(String what, double figure, String bar, boolean met) {
    System.out.printf("%-36s %,12.2f  bar %-10s %s%n", what, figure, bar, met ? "ok" : "MISSED");
  }

  private static Taken median(List<Taken> rounds) {
    return rounds.stream()
        .sorted((a, b) -> Double.compare(a.whole, b.whole))
        .toList()
        .get(ROUNDS / 2);
  }

  private static Taken taken(List<Command.Submit> runs, int nodes) {
    System.gc();
    double collected = collected();
    double seconds = 0;
    for (var run : runs) {
      seconds += seconds(run, nodes);
    }
    return new Taken(seconds, collected() - collected);
  }

  private static double seconds(Command.Submit run, int nodes) {
    var engine = Engine.create(nodes(nodes), EngineOptions.defaults());
    var launches = new Launches(nodes * 128);
    long start = System.nanoTime();
    engine.handle(run, NOW, launches::keep);
    while (!launches.isEmpty()) {
      long attempt = launches.remove();
      engine.handle(new Command.Started(attempt, LAUNCHED), NOW, launches::keep);
      engine.handle(new Command.Ended(attempt, EXIT), NOW, launches::keep);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (!engine.idle()) {
      throw new IllegalStateException("Expected all jobs to end");
    }
    return seconds;
  }

  /// The attempts that run, first in first out; plain numbers, so that the driver adds nothing to
  /// the heap that is measured.
  private static final class Launches {
    private final long[] attempts;
    private int head;
    private int size;

    Launches(int most) {
      attempts = new long[most];
    }

    void keep(Effect effect) {
      if (effect instanceof Effect.Launch launch) {
        attempts[(head + size++) % attempts.length] = launch.attempt();
      }
    }

    long remove() {
      long attempt = attempts[head];
      head = (head + 1) % attempts.length;
      size--;
      return attempt;
    }

    boolean isEmpty() {
      return size == 0;
    }
  }

  private static double collected() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(GarbageCollectorMXBean::getCollectionTime)
            .sum()
        / 1e3;
  }

  private static void heap(String what, Shape shape) {
    long before = used();
    var engine = Engine.create(nodes(NODES), EngineOptions.defaults());
    engine.handle(new Command.Submit(shape.jobs(JOBS)), NOW, _ -> {});
    double perJob = (double) (used() - before) / JOBS;
    if (engine.idle()) {
      throw new IllegalStateException("Expected the jobs to wait");
    }
    verdict(what + ": heap bytes per job", perJob, "<= 1024", perJob <= 1024);
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

  private static List<Command.NewJob> separate(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Command.NewJob(i, JobDescription.of("job" + i, EXECUTION)))
        .toList();
  }

  private static List<Command.NewJob> array(int count) {
    var members = new Iterations.Span(0, count);
    var array =
        new JobDescription(
            "array", members, EXECUTION, Resources.ONE_CORE, List.of(), 1, 0, Map.of(), null);
    return List.of(new Command.NewJob(1, array));
  }
}
