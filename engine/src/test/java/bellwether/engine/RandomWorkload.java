package bellwether.engine;

import bellwether.model.Bytes;
import bellwether.model.Dependency;
import bellwether.model.Execution;
import bellwether.model.Iterations;
import bellwether.model.JobDescription;
import bellwether.model.Node;
import bellwether.model.Resources;
import bellwether.model.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Nodes and jobs by chance, of which each job fits and none comes after itself.
final class RandomWorkload {
  private RandomWorkload() {}

  static List<Node> nodes(Random random) {
    var nodes = new ArrayList<Node>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      int cores = 1 + random.nextInt(8);
      var gpus = IntStream.range(0, random.nextInt(3)).mapToObj(Integer::toString).toList();
      var ids = IntStream.range(0, cores).map(core -> core * 2 + 1).boxed().toList();
      nodes.add(new Node("n" + i, ids, gpus, Bytes.ofMebi(random.nextInt(100)), false));
    }
    return nodes;
  }

  static List<Command.NewJob> jobs(Random random, Engine engine) {
    var jobs = new ArrayList<JobDescription>();
    int wanted = 1 + random.nextInt(15);
    while (jobs.size() < wanted) {
      var job = job(random, jobs);
      if (engine.misfits(List.of(job)).isEmpty()) {
        jobs.add(job);
      }
    }
    Collections.shuffle(jobs, random);
    var numbered = new ArrayList<Command.NewJob>();
    jobs.forEach(job -> numbered.add(new Command.NewJob(numbered.size() + 1, job)));
    return numbered;
  }

  /// One more job, after any of these.
  static Command.NewJob another(Random random, List<Command.NewJob> earlier, Engine engine) {
    var known = earlier.stream().map(Command.NewJob::description).toList();
    var job = job(random, known);
    while (!engine.misfits(List.of(job)).isEmpty()) {
      job = job(random, known);
    }
    return new Command.NewJob(earlier.size() + 1, job);
  }

  /// So many members at once; mostly any number.
  static int concurrency(Random random) {
    return random.nextInt(3) == 0 ? 1 + random.nextInt(3) : JobDescription.ANY;
  }

  private static JobDescription job(Random random, List<JobDescription> earlier) {
    var iterations = random.nextInt(3) == 0 ? null : new Iterations.Span(0, 1 + random.nextInt(10));
    var job =
        new JobDescription(
            "j" + earlier.size(),
            iterations,
            Execution.program("true", List.of()),
            resources(random),
            after(random, earlier),
            1 + random.nextInt(3),
            random.nextInt(3),
            Map.of(),
            null);
    return job.withConcurrency(concurrency(random));
  }

  private static List<Dependency> after(Random random, List<JobDescription> earlier) {
    var after = new ArrayList<Dependency>();
    for (int i = random.nextInt(3); i > 0 && !earlier.isEmpty(); i--) {
      var parent = earlier.get(random.nextInt(earlier.size()));
      after.add(dependency(random, parent));
    }
    return after.stream().distinct().toList();
  }

  private static Dependency dependency(Random random, JobDescription parent) {
    if (parent.iterations() == null || random.nextInt(3) == 0) {
      return new Dependency.OnJob(parent.name());
    }
    return random.nextBoolean()
        ? new Dependency.Paired(parent.name())
        : new Dependency.OnIteration(parent.name(), random.nextInt(parent.count()));
  }

  private static Resources resources(Random random) {
    var limit = random.nextInt(4) == 0 ? Duration.ofMillis(500 + random.nextInt(2_000)) : null;
    boolean byNode = random.nextInt(3) == 0;
    var nodes = byNode ? size(random, 2) : null;
    var cores = byNode && random.nextInt(3) == 0 ? null : size(random, 4);
    int gpus = byNode ? random.nextInt(2) : 0;
    var memory = Bytes.ofMebi(byNode ? random.nextInt(50) : 0);
    var most = random.nextInt(4) == 0 ? Bytes.ofMebi(1 + random.nextInt(60)) : null;
    return new Resources(cores, nodes, gpus, memory, limit).withMemory(most);
  }

  private static @Nullable Size size(Random random, int most) {
    int least = 1 + random.nextInt(most);
    return switch (random.nextInt(8)) {
      case 0 -> new Size.MaximumIterations(1);
      case 1 -> new Size.SplitInto(1, 1 + random.nextInt(2));
      case 2, 3 -> new Size.Range(least, least + random.nextInt(3));
      default -> new Size.Exact(least);
    };
  }
}
