package bellwether.engine;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.Event;
import bellwether.model.Exit;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.model.Launched;
import bellwether.model.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;

/// A world of nodes, jobs and accidents around the real engine, all drawn from one seed.
///
/// It plays launcher, store and clock: processes start late, fail, ignore signals; nodes vanish;
/// users cancel, limit and add jobs; the manager dies with the events that were not yet written,
/// and another one resumes.
final class Simulation {
  private record Happening(Instant at, long order, int life, Runnable action) {}

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final Random random;
  private final List<Node> nodes;
  private final List<Command.NewJob> jobs;
  private final EngineOptions options;
  private final PriorityQueue<Happening> happenings =
      new PriorityQueue<>(Comparator.comparing(Happening::at).thenComparing(Happening::order));
  private final List<Event> durable = new ArrayList<>();
  private final List<Event> written = new ArrayList<>();
  private final Map<Long, Effect.Launch> running = new HashMap<>();
  private final Set<Long> dying = new HashSet<>();
  private final Set<String> lostNodes = new HashSet<>();
  private final Map<String, Integer> limits = new HashMap<>();
  private Instant now = START;
  private Engine engine;
  private long order;
  private int life;
  private int accidents;
  private boolean open;

  Simulation(long seed) {
    random = new Random(seed);
    nodes = RandomWorkload.nodes(random);
    open = random.nextInt(3) == 0;
    options = EngineOptions.defaults().withReserve(random.nextInt(4) == 0);
    engine = Engine.create(nodes, options.withOpen(open));
    jobs = RandomWorkload.jobs(random, engine);
    accidents = random.nextInt(5);
  }

  /// Lets the world go its way until nothing more happens, then checks how it ended.
  void run() {
    tell(new Command.Submit(jobs));
    for (int i = 0; i < accidents; i++) {
      after(random.nextInt(20_000), this::accident);
    }
    if (open) {
      after(random.nextInt(30_000), this::addJob);
      after(30_000 + random.nextInt(10_000), this::close);
    }
    int steps = 0;
    while (step()) {
      assertThat(++steps).as("steps").isLessThan(200_000);
    }
    checkEnd();
  }

  private boolean step() {
    var wake = engine.nextWake();
    var next = happenings.peek();
    if (wake.isPresent() && (next == null || wake.get().isBefore(next.at()))) {
      now = wake.get().isAfter(now) ? wake.get() : now;
      tell(new Command.Tick());
      return true;
    }
    if (next == null) {
      return false;
    }
    happenings.remove();
    now = next.at();
    if (next.life() == life || next.life() < 0) {
      next.action().run();
    }
    return true;
  }

  private void tell(Command command) {
    var effects = new ArrayList<Effect>();
    engine.handle(command, now, effects::add);
    effects.forEach(this::carryOut);
    if (random.nextInt(3) == 0) {
      written.addAll(durable.subList(written.size(), durable.size()));
    }
  }

  private void carryOut(Effect effect) {
    switch (effect) {
      case Effect.Record(var event) -> durable.add(event);
      case Effect.Launch launch -> launch(launch);
      case Effect.Signal(long attempt, int signal) -> signal(attempt, signal);
      case Effect.Withdraw _, Effect.JobEnded _, Effect.Idle _ -> {}
    }
  }

  private void launch(Effect.Launch launch) {
    checkLaunch(launch);
    running.put(launch.attempt(), launch);
    mine(random.nextInt(50), () -> startOrFail(launch));
  }

  private void startOrFail(Effect.Launch launch) {
    if (!running.containsKey(launch.attempt())) {
      return;
    }
    if (random.nextInt(20) == 0) {
      running.remove(launch.attempt());
      tell(new Command.LaunchFailed(launch.attempt(), "no luck"));
      return;
    }
    int code = random.nextInt(6) == 0 ? 1 + random.nextInt(3) : 0;
    if (launch.memory() != null && random.nextInt(2) == 0) {
      mine(1 + random.nextInt(3_000), () -> endForMemory(launch.attempt()));
    }
    mine(1 + random.nextInt(3_000), () -> end(launch.attempt(), code, 0));
    tell(new Command.Started(launch.attempt(), new Launched(now, 1, 1, null, null)));
  }

  private void end(long attempt, int code, int signal) {
    if (running.remove(attempt) != null) {
      tell(new Command.Ended(attempt, new Exit(now, code, signal, Bench.NO_USAGE, "", true)));
    }
  }

  private void endForMemory(long attempt) {
    if (running.remove(attempt) != null) {
      var exit = new Exit(now, -1, Effect.Signal.KILL, Bench.NO_USAGE, "", true);
      tell(new Command.Ended(attempt, exit.forMemory()));
    }
  }

  private void signal(long attempt, int signal) {
    boolean dies = signal == Effect.Signal.KILL || random.nextInt(4) > 0;
    if (dies && running.containsKey(attempt) && dying.add(attempt)) {
      mine(random.nextInt(100), () -> end(attempt, -1, signal));
    }
  }

  private void addJob() {
    var job = RandomWorkload.another(random, jobs, engine);
    jobs.add(job);
    tell(new Command.Submit(List.of(job)));
  }

  private void close() {
    assertThat(engine.idle()).as("idle while open").isFalse();
    open = false;
    tell(new Command.Close());
  }

  private void limit() {
    var name = jobs.get(random.nextInt(jobs.size())).description().name();
    int most = RandomWorkload.concurrency(random);
    limits.put(name, most);
    tell(new Command.LimitConcurrency(name, most));
  }

  private void accident() {
    switch (random.nextInt(6)) {
      case 5 -> limit();
      case 0 -> loseNode();
      case 1, 2 -> crash();
      case 3 -> tell(new Command.Cancel(anyMember(), "by chance"));
      default -> stopAndResume();
    }
  }

  private void loseNode() {
    var node = nodes.get(random.nextInt(nodes.size())).name();
    if (lostNodes.size() + 1 < nodes.size() && lostNodes.add(node)) {
      lose(node);
    }
  }

  private void lose(String node) {
    running
        .values()
        .removeIf(l -> l.placement().shares().stream().anyMatch(s -> s.node().equals(node)));
    tell(new Command.NodeLost(node));
  }

  private String anyMember() {
    var job = jobs.get(random.nextInt(jobs.size())).description();
    return random.nextBoolean() ? job.name() : job.memberName(random.nextInt(job.count()));
  }

  /// The manager dies; what it had not written is lost; the next one ends what still runs.
  private void crash() {
    int kept = written.size() + random.nextInt(durable.size() - written.size() + 1);
    durable.subList(kept, durable.size()).clear();
    resume();
  }

  private void stopAndResume() {
    tell(new Command.Stop("by chance"));
    for (long attempt : List.copyOf(running.keySet())) {
      end(attempt, -1, 15);
    }
    assertThat(engine.idle()).isTrue();
    resume();
  }

  private void resume() {
    life++;
    running.clear();
    dying.clear();
    written.clear();
    written.addAll(durable);
    limits.clear();
    engine = Engine.create(nodes, options.withOpen(open));
    var replayed = new Replayed(jobs, durable);
    tell(new Command.Restore(replayed.restored(), random.nextInt(4) == 0));
    var missing = jobs.stream().filter(job -> !replayed.knows(job.id())).toList();
    if (!missing.isEmpty()) {
      tell(new Command.Submit(missing));
    }
    lostNodes.forEach(this::lose);
  }

  private void checkLaunch(Effect.Launch launch) {
    var view = engine.job(launch.description().name()).orElseThrow();
    assertThat(view.states().apply(launch.ordinal()))
        .as("state at launch")
        .isEqualTo(JobState.SCHEDULED);
    for (var other : running.values()) {
      for (var share : launch.placement().shares()) {
        other.placement().shares().forEach(taken -> assertDisjoint(share, taken));
      }
    }
    checkParents(launch.description(), launch.ordinal());
    checkMemory(launch);
    checkConcurrency(launch.description());
  }

  private void checkConcurrency(JobDescription job) {
    int most = limits.getOrDefault(job.name(), job.concurrency());
    long others = running.values().stream().filter(l -> l.description().equals(job)).count();
    assertThat(most == JobDescription.ANY || others < most)
        .as("one more of " + job.name())
        .isTrue();
  }

  /// Nothing is given twice, and a request that was out of memory has grown as far as it could.
  private void checkMemory(Effect.Launch launch) {
    for (var node : nodes) {
      long given =
          java.util.stream.Stream.concat(
                  running.values().stream(), java.util.stream.Stream.of(launch))
              .flatMap(l -> l.placement().shares().stream())
              .filter(share -> share.node().equals(node.name()))
              .mapToLong(share -> share.memory().count())
              .sum();
      assertThat(given)
          .as("memory of " + node.name())
          .isLessThanOrEqualTo(node.usableMemory().count());
    }
    var limit = launch.description().resources().memory();
    if (limit != null) {
      assertThat(launch.memory()).as("limit of memory").isGreaterThanOrEqualTo(limit);
    }
  }

  private static void assertDisjoint(
      bellwether.model.Placement.Share a, bellwether.model.Placement.Share b) {
    if (a.node().equals(b.node())) {
      assertThat(a.cores()).as("cores given twice").doesNotContain(b.cores());
      assertThat(Collections.disjoint(a.gpus(), b.gpus())).as("GPUs given once").isTrue();
    }
  }

  private void checkParents(JobDescription job, int ordinal) {
    for (var dependency : job.after()) {
      var parent = engine.job(dependency.job()).orElseThrow();
      switch (dependency) {
        case bellwether.model.Dependency.OnJob _ ->
            assertThat(parent.finished()).as("parent").isEqualTo(parent.description().count());
        case bellwether.model.Dependency.OnIteration(_, int key) ->
            assertThat(parent.states().apply(key)).as("parent").isEqualTo(JobState.JOB_FINISHED);
        case bellwether.model.Dependency.Paired _ ->
            assertThat(parent.states().apply(ordinal))
                .as("parent")
                .isEqualTo(JobState.JOB_FINISHED);
      }
    }
  }

  private void checkEnd() {
    assertThat(engine.idle()).as("idle at the end with %s", unfinished()).isTrue();
    var replayed = new Replayed(jobs, durable);
    for (var job : jobs) {
      var view = engine.job(job.description().name()).orElseThrow();
      for (int ordinal = 0; ordinal < job.description().count(); ordinal++) {
        assertThat(view.states().apply(ordinal).isEnd())
            .as("end of " + job.description().memberName(ordinal))
            .isTrue();
        assertThat(replayed.state(job.id(), ordinal))
            .as("replayed")
            .isEqualTo(view.states().apply(ordinal));
      }
    }
    assertThat(engine.tally().ended()).isEqualTo(engine.tally().total());
    assertThat(engine.resources().freeCores()).isEqualTo(engine.resources().cores());
  }

  private List<String> unfinished() {
    var found = new ArrayList<String>();
    for (var job : jobs) {
      var view = engine.job(job.description().name()).orElseThrow();
      for (int ordinal = 0; ordinal < job.description().count(); ordinal++) {
        var state = view.states().apply(ordinal);
        if (!state.isEnd()) {
          found.add(job.description().memberName(ordinal) + " " + state + " " + job.description());
        }
      }
    }
    return found;
  }

  private void after(int millis, Runnable action) {
    happenings.add(new Happening(now.plus(Duration.ofMillis(millis)), order++, -1, action));
  }

  /// Something that happens only while the present manager lives.
  private void mine(int millis, Runnable action) {
    happenings.add(new Happening(now.plus(Duration.ofMillis(millis)), order++, life, action));
  }
}
