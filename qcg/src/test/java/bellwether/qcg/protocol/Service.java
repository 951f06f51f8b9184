package bellwether.qcg.protocol;

import bellwether.launch.Machine;
import bellwether.launch.ProcessIdentity;
import bellwether.manager.RunOptions;
import bellwether.manager.Session;
import bellwether.manager.SessionStart;
import bellwether.manager.Workflow;
import bellwether.model.Background;
import bellwether.model.Clock;
import bellwether.model.Measure;
import bellwether.qcg.life.EventFollower;
import bellwether.store.Catalog;
import bellwether.store.CatalogOptions;
import bellwether.store.CatalogPlace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A whole service on a catalog of its own.
final class Service implements AutoCloseable {
  final Endpoint endpoint;
  final Session session;
  final Ending ending = new Ending();
  final Requests requests;
  private final Catalog catalog;

  Service(Path folder, String nodes) {
    this(folder, nodes, EndpointOptions.defaults().withRange(20_000, 60_000));
  }

  Service(Path folder, String nodes, EndpointOptions options) {
    var place = new CatalogPlace(folder.resolve("catalog.db"));
    catalog =
        Catalog.open(
            place,
            CatalogOptions.of(
                m -> new ProcessIdentity(m.pid(), m.startTicks(), m.bootId()).isAlive()));
    endpoint = Endpoint.bind(options);
    var start = new SessionStart(catalog, place, Machine.here(), Clock.system());
    var run =
        new RunOptions(
            nodes,
            null,
            null,
            false,
            -1,
            false,
            "common",
            Duration.ofSeconds(2),
            Duration.ofSeconds(60),
            0,
            Background.END,
            false,
            Measure.NONE);
    var plan = new SessionStart.Plan(Workflow.of("test", List.of()), "test", folder, run);
    var lives = new EventFollower(List.of(new Publisher("svc", endpoint::publish)), _ -> {});
    session = start.begin(plan, lives);
    lives.connect(session::workingDirectory);
    var facts =
        new ServiceFacts(
            "svc",
            Clock.system().now(),
            Machine.here().hostName(),
            endpoint.address(),
            endpoint.publisherAddress(),
            List.of("ZMQ"));
    requests = new Requests(session, facts, ending, Clock.system());
    endpoint.serve(message -> requests.answer(message).text().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    endpoint.close();
    requests.close();
    session.close();
    catalog.close();
  }
}
