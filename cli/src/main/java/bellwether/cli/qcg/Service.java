package bellwether.cli.qcg;

import bellwether.cli.Console;
import bellwether.cli.Main;
import bellwether.launch.Machine;
import bellwether.manager.ManagerListener;
import bellwether.manager.ManagerLiveness;
import bellwether.manager.RunOptions;
import bellwether.manager.Session;
import bellwether.manager.SessionStart;
import bellwether.model.Clock;
import bellwether.model.WorkflowHash;
import bellwether.server.Endpoint;
import bellwether.server.Publisher;
import bellwether.server.ServiceFacts;
import bellwether.server.auxiliary.AuxiliaryDirectory;
import bellwether.server.auxiliary.ServiceLog;
import bellwether.store.Catalog;
import bellwether.store.CatalogOptions;
import bellwether.store.CatalogPlace;
import bellwether.store.WorkflowIdentity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One service from its start to its end.
final class Service {
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final ServiceOptions options;
  private final Console console;
  private final Clock clock;
  private final SystemCore resources;
  private final String host;
  private final Instant started;
  private final Progress progress;

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
    progress = new Progress(console.out(), clock, options.showsProgress());
  }

  /// Runs it; returns the exit status.
  ///
  /// @param calls for its end
  /// @param announcement is told the address as soon as it answers
  int run(EndCalls calls, Consumer<String> announcement) throws InterruptedException {
    // What is wrong with the nodes is told before anything is made.
    var nodes = SessionStart.nodes(resources.machine(), runOptions());
    var directory = directory();
    try (var log = ServiceLog.open(directory, options.logLevel(), clock, console::note)) {
      var version = Main.VERSION.substring(Main.VERSION.indexOf(' ') + 1);
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
    return resume.isPresent()
        ? AuxiliaryDirectory.find(Path.of(resume.get()))
        : AuxiliaryDirectory.make(options.workingDirectory(), options.id());
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
        var records = Records.open(options, parts.directory(), parts.log(), notices(parts))) {
      var start =
          new SessionStart(catalog, place, resources.machine(), clock)
              .withVariables(ServiceOptions.variables(sockets.address()));
      var lives = records.follow(progress);
      try (lives;
          var session = start.begin(plan(parts), listeners(lives, sockets))) {
        lives.connect(session::workingDirectory);
        conduct(session, parts, sockets, records);
      }
      return parts.calls().any() ? parts.calls().status() : 0;
    }
  }

  private Consumer<String> notices(Parts parts) {
    return sentence -> {
      console.note(sentence);
      parts.log().log(ServiceLog.Level.WARNING, sentence);
    };
  }

  private ManagerListener listeners(ManagerListener lives, EndpointHolder sockets) {
    var all = new ArrayList<>(List.of(lives));
    var endpoint = sockets.endpoint();
    if (endpoint != null && endpoint.publisherAddress() != null) {
      all.add(new Publisher(options.id(), endpoint::publish));
    }
    return new Listeners(all);
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
    var conductor =
        new Conductor(session, facts, parts.log(), progress, parts.announcement(), clock);
    parts.calls().connect(conductor::interrupt, session.manager()::hurry);
    conductor.conduct(parts.requests(), sockets.endpoint(), parts.directory());
    session.end(parts.calls().any() ? "interrupted" : null);
  }

  private SessionStart.Plan plan(Parts parts) {
    var source = options.requests().map(path -> Path.of(path).toAbsolutePath().normalize());
    var name = source.map(path -> String.valueOf(path.getFileName())).orElse("qcg-pm-service");
    var arguments =
        parts.requests().isPresent()
            ? Map.of("requests", parts.requests().get().toString())
            : Map.of("id", options.id(), "started", started.toString());
    return new SessionStart.Plan(
        new WorkflowIdentity(WorkflowHash.of(name, arguments, List.of()), name, "{}"),
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
        resources.nodes(), null, null, false, -1, false, options.envSchema(), GRACE);
  }
}
