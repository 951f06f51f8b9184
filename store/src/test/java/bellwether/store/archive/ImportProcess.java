package bellwether.store.archive;

import bellwether.collect.ImportException;
import bellwether.collect.ImportOptions;
import bellwether.collect.Imports;
import bellwether.collect.MeasuredJob;
import bellwether.store.CatalogPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Another process that imports: `ImportProcess CATALOG PATH THREADS`; tells each job once it is
/// kept.
final class ImportProcess {
  private ImportProcess() {}

  public static void main(String[] args) throws Exception {
    long begin = System.nanoTime();
    var options = ImportOptions.standard();
    var jobs = Imports.of(Path.of(args[1]), options);
    int threads = Integer.parseInt(args[2]);
    long processes = 0;
    try (var writer =
            ArchiveWriter.open(new CatalogPlace(Path.of(args[0])), ArchiveOptions.standard());
        var executor = Executors.newFixedThreadPool(threads)) {
      var kept = new ArrayList<Future<Long>>();
      for (var job : jobs) {
        kept.add(executor.submit(() -> add(writer, job)));
      }
      for (var one : kept) {
        processes += one.get();
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.err.printf("%d processes in %.2f s%n", processes, seconds);
  }

  private static long add(ArchiveWriter writer, MeasuredJob job) {
    try {
      var kept = writer.add(job, false);
      System.out.println(kept.jobid() + " " + kept.outcome());
      return kept.processes();
    } catch (ImportException e) {
      System.err.println(e.getMessage());
      return 0;
    }
  }

  /// Starts one.
  static Process start(CatalogPlace place, Path data, int threads) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return new ProcessBuilder(
            List.of(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ImportProcess.class.getName(),
                place.toString(),
                data.toString(),
                Integer.toString(threads)))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
