package bellwether.engine;

import bellwether.model.Bytes;
import bellwether.model.Dependency;
import bellwether.model.Event;
import bellwether.model.Execution;
import bellwether.model.Exit;
import bellwether.model.Iterations;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.model.Launched;
import bellwether.model.Node;
import bellwether.model.Resources;
import bellwether.model.Size;
import bellwether.model.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// An engine on a work bench: commands in by hand, effects kept to look at.
final class Bench {
  static final Usage NO_USAGE = new Usage(Duration.ZERO, Duration.ZERO, null, 0, 0, 0, 0, 0, 0);

  final Engine engine;
  final List<Effect> effects = new ArrayList<>();
  Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private long ids = 1;

  Bench(EngineOptions options, Node... nodes) {
    engine = Engine.create(List.of(nodes), options);
  }

  static Bench with(Node... nodes) {
    return new Bench(EngineOptions.defaults(), nodes);
  }

  static Node node(String name, int cores) {
    return node(name, cores, List.of(), 0);
  }

  static Node node(String name, int cores, List<String> gpus, long mebi) {
    return new Node(
        name, IntStream.range(0, cores).boxed().toList(), gpus, Bytes.ofMebi(mebi), false);
  }

  static JobDescription job(String name, Resources resources, String... after) {
    return new JobDescription(
        name,
        null,
        Execution.program("true", List.of()),
        resources,
        java.util.Arrays.stream(after).map(Bench::dependency).toList(),
        1,
        0,
        Map.of(),
        null);
  }

  private static Dependency dependency(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return new Dependency.OnJob(text);
    }
    var name = text.substring(0, colon);
    return text.endsWith("${it}")
        ? new Dependency.Paired(name)
        : new Dependency.OnIteration(name, Integer.parseInt(text.substring(colon + 1)));
  }

  static JobDescription job(String name, String... after) {
    return job(name, Resources.ONE_CORE, after);
  }

  static JobDescription array(String name, int count, Resources resources, String... after) {
    var plain = job(name, resources, after);
    return new JobDescription(
        name,
        new Iterations.Span(0, count),
        plain.execution(),
        resources,
        plain.after(),
        1,
        0,
        Map.of(),
        null);
  }

  static JobDescription array(String name, int count, String... after) {
    return array(name, count, Resources.ONE_CORE, after);
  }

  static JobDescription tried(JobDescription job, int attempts) {
    return new JobDescription(
        job.name(),
        job.iterations(),
        job.execution(),
        job.resources(),
        job.after(),
        attempts,
        job.priority(),
        job.tags(),
        null);
  }

  static JobDescription prior(JobDescription job, int priority) {
    return new JobDescription(
        job.name(),
        job.iterations(),
        job.execution(),
        job.resources(),
        job.after(),
        job.maxAttempts(),
        priority,
        job.tags(),
        null);
  }

  static Resources nodes(int nodes, @Nullable Integer cores) {
    return new Resources(
        cores == null ? null : new Size.Exact(cores), new Size.Exact(nodes), 0, new Bytes(0), null);
  }

  static Resources sized(Size cores) {
    return new Resources(cores, null, 0, new Bytes(0), null);
  }

  static Resources limited(Duration wallTime) {
    return new Resources(new Size.Exact(1), null, 0, new Bytes(0), wallTime);
  }

  Bench submit(JobDescription... jobs) {
    tell(
        new Command.Submit(
            java.util.Arrays.stream(jobs).map(job -> new Command.NewJob(ids++, job)).toList()));
    return this;
  }

  void tell(Command command) {
    engine.handle(command, now, effects::add);
  }

  List<Effect.Launch> launches() {
    return effects.stream()
        .filter(Effect.Launch.class::isInstance)
        .map(Effect.Launch.class::cast)
        .toList();
  }

  /// `name` or `name:key` of each launch so far, with its placement: `a n0[0]`.
  List<String> placements() {
    return launches().stream()
        .map(l -> l.description().memberName(l.ordinal()) + " " + l.placement())
        .toList();
  }

  List<String> launched() {
    return launches().stream().map(l -> l.description().memberName(l.ordinal())).toList();
  }

  long attempt(String member) {
    return launches().stream()
        .filter(l -> l.description().memberName(l.ordinal()).equals(member))
        .reduce((_, last) -> last)
        .orElseThrow()
        .attempt();
  }

  Bench start(String member) {
    tell(new Command.Started(attempt(member), new Launched(now, 1, 1, null, null)));
    return this;
  }

  Bench end(String member, int code) {
    tell(new Command.Ended(attempt(member), new Exit(now, code, 0, NO_USAGE, "", true)));
    return this;
  }

  /// Ends it before anybody could ask it to.
  void endUnasked(String member, int code) {
    tell(new Command.Ended(attempt(member), new Exit(now, code, 0, NO_USAGE, "", false)));
  }

  Bench run(String member, int code) {
    return start(member).end(member, code);
  }

  void kill(String member, int signal) {
    tell(new Command.Ended(attempt(member), new Exit(now, -1, signal, NO_USAGE, "", true)));
  }

  /// Ends it for the memory that it used.
  Bench exceed(String member) {
    var exit = new Exit(now, -1, 9, NO_USAGE, "", true);
    tell(new Command.Ended(attempt(member), exit.forMemory()));
    return this;
  }

  void pass(Duration time) {
    now = now.plus(time);
    tell(new Command.Tick());
  }

  JobState state(String member) {
    int colon = member.indexOf(':');
    var view = engine.job(colon < 0 ? member : member.substring(0, colon)).orElseThrow();
    int key = colon < 0 ? 0 : Integer.parseInt(member.substring(colon + 1));
    return view.states().apply(key);
  }

  List<Event> events() {
    return effects.stream()
        .filter(Effect.Record.class::isInstance)
        .map(e -> ((Effect.Record) e).event())
        .toList();
  }

  List<Integer> signals() {
    return effects.stream()
        .filter(Effect.Signal.class::isInstance)
        .map(e -> ((Effect.Signal) e).signal())
        .toList();
  }
}
