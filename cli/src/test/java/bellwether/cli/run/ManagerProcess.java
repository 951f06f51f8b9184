package bellwether.cli.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `bellwether run` in a JVM of its own, with the catalog `catalog.db` of a folder, as tests need
/// it that kill it or change its surroundings.
record ManagerProcess(Path folder, Map<String, String> environment) {

  Process start(String... words) throws IOException {
    var all = new ArrayList<>(command());
    all.addAll(List.of(words));
    var builder =
        new ProcessBuilder(all)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log").toFile());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private List<String> command() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "--enable-native-access=ALL-UNNAMED",
        "-Dbellwether.spawn_helper=" + System.getProperty("bellwether.spawn_helper"),
        "-Dbellwether.collector=" + System.getProperty("bellwether.collector"),
        "-cp",
        System.getProperty("java.class.path"),
        "bellwether.cli.Main",
        "run",
        "--quiet",
        "--nodes",
        "2",
        "--catalog",
        folder.resolve("catalog.db").toString());
  }
}
