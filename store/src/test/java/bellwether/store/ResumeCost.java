package bellwether.store;

import bellwether.model.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Measures how long a resume takes to load its jobs: `ResumeCost CATALOG PLAIN_JOBS` makes a run
/// of one array of 201,000 members, or as many plain jobs, most of them finished; later calls load
/// it.
final class ResumeCost {
  private static final int FINISHED = 200_000;
  private static final int ALL = 201_000;

  private ResumeCost() {}

  public static void main(String[] args) {
    boolean plain = Boolean.parseBoolean(args[1]);
    long began = System.nanoTime();
    try (var catalog =
        Catalog.open(new CatalogPlace(Path.of(args[0])), CatalogOptions.of(_ -> false))) {
      if (catalog.lastRun().isEmpty()) {
        make(catalog, plain);
        return;
      }
      var run = catalog.beginRun(Life.run("m" + began, 1L));
      int[] counts = new int[3];
      long loading = System.nanoTime();
      catalog.loadJobs(
          run.origin(),
          job -> {
            counts[0]++;
            counts[1] += job.members().size();
            counts[2] += job.left().size();
          });
      long loaded = System.nanoTime();
      var runtime = Runtime.getRuntime();
      System.out.printf(
          "open + begin %.0f ms, load %.0f ms: %d jobs, %d members, %d left; heap %d MB%n",
          (loading - began) / 1e6,
          (loaded - loading) / 1e6,
          counts[0],
          counts[1],
          counts[2],
          (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }
  }

  private static void make(Catalog catalog, boolean plain) {
    var run = catalog.beginRun(Life.run("first", null));
    try (var recorder = catalog.recorder(run.id(), 1, new Heard())) {
      recorder.record(plain ? plainJobs() : List.of(Life.array(1, ALL)), List.of());
      for (int member = 0; member < FINISHED + 2; member++) {
        long job = plain ? member + 1 : 1;
        List<Event> life = Life.success(job, plain ? 0 : member);
        recorder.events(member < FINISHED ? life : life.subList(0, 2));
      }
    }
  }

  private static List<NewJob> plainJobs() {
    var jobs = new ArrayList<NewJob>();
    for (long id = 1; id <= ALL; id++) {
      var job = Life.plain(id);
      jobs.add(new NewJob(id, job.description(), job.descriptionJson() + " ".repeat(250)));
    }
    return jobs;
  }
}
