package bellwether.store.archive;

import bellwether.store.CatalogPlace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// Another process that does some [StoreWork]: `StoreWorkProcess WORK SCRATCH CATALOG`.
///
/// It does it to the scratch catalog first, so that a kill after the line `begin` falls into the
/// work and not into the loading of classes.
final class StoreWorkProcess {
  private StoreWorkProcess() {}

  public static void main(String[] args) {
    var work = StoreWork.valueOf(args[0]);
    work.run(new CatalogPlace(Path.of(args[1])));
    System.out.println("begin");
    work.run(new CatalogPlace(Path.of(args[2])));
    // What follows the work is not its end any more.
    Runtime.getRuntime().halt(0);
  }

  static Process start(StoreWork work, CatalogPlace scratch, CatalogPlace place)
      throws IOException {
    return new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                StoreWorkProcess.class.getName(),
                work.name(),
                scratch.toString(),
                place.toString()))
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }
}
