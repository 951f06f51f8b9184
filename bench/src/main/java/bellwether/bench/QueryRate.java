package bellwether.bench;

import bellwether.query.measured.Measurements;
import bellwether.query.measured.operations.DurationMethod;
import bellwether.query.table.Order;
import bellwether.store.CatalogPlace;
import bellwether.store.archive.ArchiveOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;

/// Times one question to a catalog: `QueryRate CATALOG operations|intervals|processes`.
///
/// Prints how many rows came, the seconds of the first time, opening included, the median of the
/// times after it, and the largest resident memory in MiB.
public final class QueryRate {
  private static final int AGAIN = 5;
  private static final int MOST = 100;

  private QueryRate() {}

  static void main(String[] args) throws java.io.IOException {
    var options = ArchiveOptions.standard().withThreads(Runtime.getRuntime().availableProcessors());
    long start = System.nanoTime();
    try (var measurements = Measurements.open(CatalogPlace.resolve(args[0], Map.of()), options)) {
      IntSupplier question = question(measurements, args[1]);
      int rows = question.getAsInt();
      double first = seconds(start);
      var again = new double[AGAIN];
      Arrays.setAll(again, _ -> timed(question));
      Arrays.sort(again);
      System.out.printf(
          Locale.ROOT, "%d %.3f %.3f %d%n", rows, first, again[AGAIN / 2], residentPeak());
    }
  }

  private static IntSupplier question(Measurements measurements, String name) {
    return switch (name) {
      case "operations" -> () -> measurements.jobs().operations().sumsByTag().size();
      case "intervals" ->
          () ->
              measurements
                  .jobs()
                  .operations()
                  .method(DurationMethod.SUM_MINUS_OVERLAP)
                  .sumsByTag()
                  .size();
      case "processes" ->
          () ->
              measurements
                  .processes()
                  .where("cpu_time > 1000000 AND exename LIKE 't%'")
                  .order(Order.desc("cpu_time"))
                  .limit(MOST)
                  .list()
                  .size();
      default -> throw new IllegalArgumentException("Expected a question, but found " + name);
    };
  }

  private static double timed(IntSupplier question) {
    long start = System.nanoTime();
    var _ = question.getAsInt();
    return seconds(start);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static long residentPeak() throws java.io.IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .sum();
  }
}
