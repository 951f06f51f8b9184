package bellwether.qcg.command;

import bellwether.command.Console;
import bellwether.command.SlurmNote;
import bellwether.command.StarterWatch;
import bellwether.command.Version;
import bellwether.engine.Command;
import bellwether.launch.Machine;
import bellwether.manager.ManagerLiveness;
import bellwether.manager.RunOptions;
import bellwether.manager.Session;
import bellwether.manager.SessionStart;
import bellwether.manager.Workflow;
import bellwether.model.Background;
import bellwether.model.Clock;
import bellwether.model.Measure;
import bellwether.qcg.files.AuxiliaryDirectory;
import bellwether.qcg.files.ServiceLog;
import bellwether.qcg.life.LifeListener;
import bellwether.qcg.protocol.Audience;
import bellwether.qcg.protocol.Endpoint;
import bellwether.qcg.protocol.Publisher;
import bellwether.qcg.protocol.ServiceFacts;
import bellwether.store.Catalog;
import bellwether.store.CatalogOptions;
import bellwether.store.CatalogPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One service from its start to its end.
final class Service {
  private static final Duration GRACE = Duration.ofSeconds(10);

  /// As long as the machine refuses processes, the service waits: others may still want its
  /// answers.
  private static final Duration ENDLESS = Duration.ofDays(36_500);

  private final ServiceOptions options;
  private final Console console;
  private final Clock clock;
  private final SystemCore resources;
  private final String host;
  private final Instant started;
  private final Progress progress;
  private final Problems problems;

  Service(ServiceOptions options, Machine machine, Console console, Clock clock) {
    this.options = options;
    this.console = console;
    this.clock = clock;
    resources =
        options.keepsCore()
            ? SystemCore.of(machine, options.nodes())
            : new SystemCore(machine, options.nodes());
    host = machine.hostName();
    started = clock.now();
    problems = new Problems(console);
    progress = new Progress(console.out(), clock, options.showsProgress());
  }

  /// Runs it; returns the exit status.
  ///
  /// @param calls for its end
  /// @param announcement is told the address as soon as it answers
  int run(EndCalls calls, Consumer<String> announcement) throws InterruptedException {
    SlurmNote.tell(console, host);
    // What is wrong with the nodes is told before anything is made.
    var nodes = SessionStart.nodes(resources.machine(), runOptions());
    var directory = directory();
    try (var log = ServiceLog.open(directory, options.logLevel(), clock, problems::incomplete)) {
      problems.connect(log);
      var version = Version.NUMBER;
      log.started(new ServiceLog.Start(options.id(), version, host, options.tags()));
      directory.writeEnvironment(console.environment());
      var requests = options.requests().map(this::requestsFile);
      var earlier = Earlier.of(options, directory, progress);
      earlier.refuseMisfits(nodes);
      try (var endpoint = endpoint()) {
        return serve(new Parts(directory, log, requests, earlier, calls, announcement), endpoint);
      }
    }
  }

  /// What is there before the run begins.
  private record Parts(
      AuxiliaryDirectory directory,
      ServiceLog log,
      Optional<RequestsFile> requests,
      Earlier earlier,
      EndCalls calls,
      Consumer<String> announcement) {}

  private AuxiliaryDirectory directory() {
    var resume = options.resume();
    if (resume.isEmpty()) {
      return AuxiliaryDirectory.make(options.workingDirectory(), options.id());
    }
    var directory = AuxiliaryDirectory.find(Path.of(resume.get()));
    directory.closeToOthers();
    return directory;
  }

  private RequestsFile requestsFile(String path) {
    return RequestsFile.read(Path.of(path));
  }

  private EndpointHolder endpoint() {
    return new EndpointHolder(options.isNetwork() ? Endpoint.bind(options.endpoint()) : null);
  }

  /// The sockets, or none.
  private record EndpointHolder(@Nullable Endpoint endpoint) implements AutoCloseable {
    @Nullable String address() {
      return endpoint == null ? null : endpoint.address();
    }

    @Nullable String publisher() {
      return endpoint == null ? null : endpoint.publisherAddress();
    }

    @Override
    public void close() {
      if (endpoint != null) {
        endpoint.close();
      }
    }
  }

  private int serve(Parts parts, EndpointHolder sockets) throws InterruptedException {
    var place = CatalogPlace.resolve(null, console.environment());
    var catalogOptions =
        CatalogOptions.of(new ManagerLiveness())
            .withClock(clock)
            .withPatience(CatalogOptions.ENDLESS);
    try (var catalog = Catalog.open(place, catalogOptions.withWarnings(console::note));
        var records = Records.open(options, parts.directory(), parts.log(), problems)) {
      var start =
          new SessionStart(catalog, place, resources.machine(), clock)
              .withVariables(ServiceOptions.variables(sockets.address()));
      var lives = records.follow(listeners(sockets));
      try (lives;
          var session = start.begin(plan(parts), lives)) {
        lives.connect(session::workingDirectory);
        conduct(session, parts, sockets, records);
      }
    }
    return status(parts);
  }

  private int status(Parts parts) {
    if (problems.isAnyIncomplete()) {
      console.note(
          "files in %s are incomplete; the catalog has what they lack: bellwether jobs"
              .formatted(parts.directory().path()));
    }
    return parts.calls().any() ? parts.calls().status() : problems.isAnyIncomplete() ? 1 : 0;
  }

  /// What hears of jobs besides the files.
  private List<LifeListener> listeners(EndpointHolder sockets) {
    var endpoint = sockets.endpoint();
    return endpoint != null && endpoint.publisherAddress() != null
        ? List.of(progress, new Publisher(options.id(), endpoint::publish))
        : List.of(progress);
  }

  private void conduct(Session session, Parts parts, EndpointHolder sockets, Records records)
      throws InterruptedException {
    var facts =
        new ServiceFacts(
            options.id(),
            started,
            host,
            sockets.address(),
            sockets.publisher(),
            options.interfaces());
    var nodes = SessionStart.nodes(resources.machine(), runOptions());
    parts.log().resources(session.manager().resources(), nodes, false);
    parts.earlier().hand(session, records);
    tellAudience(parts, sockets.address());
    var outlets = new Conductor.Outlets(parts.log(), progress, problems, parts.announcement());
    var conductor = new Conductor(session, facts, outlets, clock);
    parts.calls().connect(conductor::interrupt, session.manager()::hurry);
    try (var _ = watch(conductor)) {
      conductor.conduct(parts.requests(), sockets.endpoint(), parts.directory());
      session.end(parts.calls().any() ? "interrupted" : conductor.reason());
    } catch (RuntimeException problem) {
      abandon(session, problem);
      throw problem;
    }
  }

  /// Ends the service with the program that started it, where that is wanted.
  private StarterWatch watch(Conductor conductor) {
    var starter = console.environment().get(StarterWatch.STARTER);
    if (starter != null && starter.matches("\\d{1,9}")) {
      return StarterWatch.of(Integer.parseInt(starter), conductor::starterGone);
    }
    var parent = ProcessHandle.current().parent();
    return options.exitsWithParent() && parent.isPresent()
        ? StarterWatch.of((int) parent.get().pid(), conductor::starterGone)
        : StarterWatch.none();
  }

  /// The catalog knows how the run ended whatever broke.
  private static void abandon(Session session, RuntimeException problem)
      throws InterruptedException {
    try {
      session.manager().tell(new Command.Stop("the service broke down"));
      session.manager().awaitIdle();
      session.end("the service broke down: " + problem.getMessage());
    } catch (RuntimeException more) {
      problem.addSuppressed(more);
    }
  }

  private void tellAudience(Parts parts, @Nullable String address) {
    if (address != null) {
      var user = System.getProperty("user.name");
      var sentence = Audience.of(options.endpoint().host()).sentence(address, user);
      console.note(sentence);
      parts.log().info(sentence);
    }
  }

  private SessionStart.Plan plan(Parts parts) {
    var source = options.requests().map(path -> Path.of(path).toAbsolutePath().normalize());
    var name = source.map(path -> String.valueOf(path.getFileName())).orElse("qcg-pm-service");
    var arguments =
        parts
            .requests()
            .map(file -> Map.of("requests_sha256", file.digest()))
            .orElseGet(() -> Map.of("id", options.id(), "started", started.toString()));
    return new SessionStart.Plan(
        new Workflow(name, arguments, List.of()),
        source.map(Path::toString).orElse("qcg-pm-service"),
        existing(options.workingDirectory()),
        runOptions());
  }

  private static Path existing(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new StartException("expected a directory for --wd, but found none at " + directory);
    }
    return directory;
  }

  /// As QCG-PilotJob does here, without binding processes to cores.
  private RunOptions runOptions() {
    return new RunOptions(
        resources.nodes(),
        null,
        null,
        false,
        -1,
        false,
        options.envSchema(),
        GRACE,
        ENDLESS,
        0,
        Background.KEEP,
        false,
        Measure.NONE);
  }
}
