package bellwether.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Python programs that use our packages, each a process of its own, with a catalog and a home of
/// their own in a folder. The command that they start is the one under test, on four cores.
record PythonProgram(Path folder) {
  private static final Path PACKAGES = Path.of("../python").toAbsolutePath().normalize();

  /// What came of a program.
  record Result(int status, String out) {}

  /// Runs a program and waits for its end.
  Result run(String text) throws IOException, InterruptedException {
    var process = start(text);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), said());
  }

  /// What the last program wrote to both of its streams until now.
  String said() throws IOException {
    return Files.readString(folder.resolve("said"));
  }

  Process start(String text) throws IOException {
    var home = Files.createDirectories(folder.resolve("home"));
    var script = Files.writeString(folder.resolve("script.py"), text);
    var builder =
        new ProcessBuilder("python3", script.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile());
    var environment = builder.environment();
    environment.put("BELLWETHER", command().toString());
    environment.put("BELLWETHER_CATALOG", folder.resolve("catalog.db").toString());
    environment.put("HOME", home.toString());
    environment.put("PYTHONPATH", PACKAGES.toString());
    environment.put("PYTHONDONTWRITEBYTECODE", "1");
    return builder.start();
  }

  private Path command() throws IOException {
    var file = folder.resolve("bellwether");
    Files.writeString(
        file,
        """
        #!/bin/sh
        case $1 in run) shift; set -- run --nodes 4 "$@" ;; esac
        exec '%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED \
          '-Dbellwether.spawn_helper=%s' -cp '%s' bellwether.cli.Main "$@"
        """
            .formatted(
                Path.of(System.getProperty("java.home"), "bin", "java"),
                System.getProperty("bellwether.spawn_helper"),
                System.getProperty("java.class.path")));
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }
}
