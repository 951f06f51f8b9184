package bellwether.store;

import bellwether.model.Event;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Measures what remembering costs in a fresh JVM: `RecorderCost CATALOG JOBS RATE LINGER_MS`,
/// where RATE is jobs per second, 0 for as fast as it goes.
final class RecorderCost {
  private static final int SLOTS = 2;

  private RecorderCost() {}

  public static void main(String[] args) {
    int jobs = Integer.parseInt(args[1]);
    long began = System.nanoTime();
    var options =
        CatalogOptions.of(_ -> false).withLinger(Duration.ofMillis(Integer.parseInt(args[3])));
    var groups = new int[1];
    long ended;
    try (var catalog = Catalog.open(new CatalogPlace(Path.of(args[0])), options)) {
      long opened = System.nanoTime();
      var run = catalog.beginRun(Life.run("m" + began, null));
      long first = catalog.reserveJobs(1);
      long allocation = catalog.beginAllocation(run.id(), List.of(Life.NODE), Life.START);
      long started = System.nanoTime();
      long before = processCpu();
      long[] writer = new long[2];
      var listener = new Counter(groups, writer);
      try (var recorder = catalog.recorder(run.id(), allocation, listener)) {
        recorder.jobs(List.of(Life.array(first, jobs)));
        recorder.events(Life.ready(first));
        recorder.flush();
        System.out.printf("first flush after %.1f ms%n", (System.nanoTime() - started) / 1e6);
        play(recorder, first, jobs, Integer.parseInt(args[2]));
        recorder.flush();
      }
      ended = System.nanoTime();
      System.out.printf(
          "open %.1f ms, begin %.1f ms, %d jobs in %.0f ms (%.0f rows/s), %d groups; CPU per job: process %.1f us, writer %.1f us%n",
          (opened - began) / 1e6,
          (started - opened) / 1e6,
          jobs,
          (ended - started) / 1e6,
          6.0 * jobs / ((ended - started) / 1e9),
          groups[0],
          (processCpu() - before) / 1e3 / jobs,
          writer[1] / 1e3 / jobs);
    }
    System.out.printf("close %.1f ms%n", (System.nanoTime() - ended) / 1e6);
  }

  private static void play(Recorder recorder, long job, int jobs, int rate) {
    long began = System.nanoTime();
    for (int ordinal = 0; ordinal < jobs; ordinal++) {
      if (rate > 0) {
        await(began + ordinal * 1_000_000_000L / rate);
      }
      // What one turn of the engine says: a slot's job ends, another takes its place.
      var events = new ArrayList<Event>();
      if (ordinal >= SLOTS) {
        int done = ordinal - SLOTS;
        events.add(Life.ended(job, done, 1, 0));
        events.add(Life.finished(job, done));
      }
      events.add(Life.scheduled(job, ordinal, 1));
      recorder.events(events);
      recorder.events(List.of(Life.running(job, ordinal, 1)));
    }
  }

  private static void await(long deadline) {
    for (long rest = deadline - System.nanoTime(); rest > 0; rest = deadline - System.nanoTime()) {
      LockSupport.parkNanos(rest);
    }
  }

  private static long processCpu() {
    var bean =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return bean.getProcessCpuTime();
  }

  private record Counter(int[] groups, long[] writer) implements RecorderListener {
    @Override
    public void committed(List<StoredEvent> events) {
      groups[0]++;
      writer[1] = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Override
    public void failed(StoreException problem) {
      throw problem;
    }
  }
}
