package bellwether.store.archive;

import bellwether.collect.Counters;
import bellwether.collect.ProcessRecord;
import bellwether.collect.ProcessSink;
import bellwether.store.CatalogPlace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/// What a job of many processes costs: `BigJobCost CATALOG PROCESSES`; see the maximum resident
/// memory by /usr/bin/time.
final class BigJobCost {
  private static final Counters COUNTERS =
      new Counters(
          List.of(
              ("usertime systemtime rssmax minflt majflt inblock outblock vol_ctxsw invol_ctxsw "
                      + "cminflt cmajflt cutime cstime num_threads starttime processor delayacct_blkio_time "
                      + "guest_time rchar wchar syscr syscw read_bytes write_bytes cancelled_write_bytes "
                      + "time_oncpu time_waiting timeslices rdtsc_duration PERF_COUNT_SW_CPU_CLOCK")
                  .split(" ")));

  private BigJobCost() {}

  public static void main(String[] args) {
    int count = Integer.parseInt(args[1]);
    long begin = System.nanoTime();
    try (var writer =
        ArchiveWriter.open(new CatalogPlace(Path.of(args[0])), ArchiveOptions.standard())) {
      var job = MadeJob.of("big", MadeJob.START, sink -> make(count, sink));
      System.out.println(writer.add(job, false).processes());
    }
    System.out.printf("%.1f s%n", (System.nanoTime() - begin) / 1e9);
  }

  private static void make(int count, ProcessSink sink) {
    var random = new Random(1);
    var tags = new ArrayList<Map<String, String>>();
    IntStream.range(0, 200).forEach(i -> tags.add(Map.of("op", "o" + i % 20, "n", "" + i)));
    long zero = MadeJob.START.getEpochSecond() * 1_000_000;
    for (int i = 0; i < count; i++) {
      long start = zero + i * 2_000L + random.nextInt(300_000);
      var values = new long[COUNTERS.size()];
      Arrays.setAll(values, c -> c % 3 == 0 ? random.nextInt(1 << (c % 24)) : 0);
      values[28] = 1L + random.nextInt(1_000_000);
      sink.accept(
          new ProcessRecord(
              "n1",
              tags.get(i / 100 % 200),
              "program" + i % 90,
              "/usr/bin/program" + i % 90,
              "-c some option --number %d /a/file/in/a/folder/%d".formatted(i % 1000, i),
              0,
              0,
              100 + i % 32_000,
              0,
              100 + (i % 32_000 - random.nextInt(40) + 32_000) % 32_000,
              1,
              1,
              1,
              start,
              start + random.nextInt(2_000_000),
              COUNTERS,
              values,
              null));
    }
  }
}
