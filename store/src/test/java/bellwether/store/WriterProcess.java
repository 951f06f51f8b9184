package bellwether.store;

import bellwether.model.Event;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A manager process that records one job after the other, and prints the number of each job once
/// its end is durable: `WriterProcess CATALOG MARK JOBS`.
final class WriterProcess {

  private WriterProcess() {}

  public static void main(String[] args) {
    var place = new CatalogPlace(Path.of(args[0]));
    int jobs = Integer.parseInt(args[2]);
    try (var catalog = Catalog.open(place, CatalogOptions.of(_ -> false))) {
      var run = catalog.beginRun(Life.run(args[1], null));
      long first = catalog.reserveJobs(jobs);
      try (var recorder = catalog.recorder(run.id(), 1, new Told())) {
        for (long job = first; job < first + jobs; job++) {
          var events = new ArrayList<Event>(Life.ready(job));
          events.addAll(Life.success(job, 0));
          recorder.record(List.of(Life.plain(job)), events);
        }
      }
      catalog.endRun(run.id(), RunState.DONE, Life.START, null);
    }
  }

  /// Starts one.
  static Process start(CatalogPlace place, String mark, int jobs) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            java,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            WriterProcess.class.getName(),
            place.toString(),
            mark,
            Integer.toString(jobs))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private record Told() implements RecorderListener {
    @Override
    public void committed(List<StoredEvent> events) {
      for (var stored : events) {
        if (stored.event().to().isEnd()) {
          System.out.println(stored.event().job());
        }
      }
    }

    @Override
    public void failed(StoreException problem) {
      throw problem;
    }
  }
}
