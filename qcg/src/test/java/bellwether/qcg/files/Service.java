package bellwether.qcg.files;

import bellwether.launch.Machine;
import bellwether.manager.ContinuedJob;
import bellwether.manager.ManagerLiveness;
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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A real run in a folder, with the files of an auxiliary directory in it.
final class Service {
  final Path folder;
  final AuxiliaryDirectory directory;
  JobsReport.Format format = JobsReport.Format.JSON;

  Service(Path folder) {
    this.folder = folder;
    directory = AuxiliaryDirectory.make(folder, "svc");
  }

  /// Copies files of the original service into the directory.
  Service with(String example, String... names) throws IOException {
    for (var name : names) {
      try (var in = Service.class.getResourceAsStream(example + "/" + name)) {
        Files.write(directory.file(name), java.util.Objects.requireNonNull(in).readAllBytes());
      }
    }
    return this;
  }

  /// Goes on with what the directory says, and does more.
  void run(String nodes, Consumer<Session> more) throws Exception {
    var place = new CatalogPlace(folder.resolve("catalog.db"));
    var tracks = Tracks.read(directory);
    var closing = new ArrayList<AutoCloseable>();
    try (var catalog = Catalog.open(place, CatalogOptions.of(new ManagerLiveness()));
        var tracker = Tracker.open(directory, Service::fail)) {
      tracker.goOn(tracks);
      var report = JobsReport.open(format, directory.file("jobs.report"), Service::fail);
      var times = new RunTimes(folder, "host", Clock.system().now(), Service::fail);
      closing.add(times);
      var lives = new EventFollower(List.of(tracker, report, times), Service::fail);
      var start = new SessionStart(catalog, place, Machine.here(), Clock.system());
      try (var session = start.begin(plan(nodes), lives)) {
        lives.connect(session::workingDirectory);
        session.takeOver(tracks.jobs().stream().map(Service::continued).toList(), "test");
        more.accept(session);
        session.manager().awaitIdle();
        session.end(null);
      }
      lives.close();
    }
    for (var last : closing) {
      last.close();
    }
  }

  private static ContinuedJob continued(TrackedState job) {
    return new ContinuedJob(job.description(), job.ended(), job.whole());
  }

  private SessionStart.Plan plan(String nodes) {
    return new SessionStart.Plan(
        Workflow.of("test", List.of()),
        "test",
        folder,
        new RunOptions(
            nodes,
            null,
            null,
            false,
            -1,
            true,
            "common",
            Duration.ofSeconds(2),
            Duration.ofSeconds(60),
            0,
            Background.END,
            false,
            Measure.NONE));
  }

  private static void fail(String sentence) {
    throw new AssertionError(sentence);
  }
}
