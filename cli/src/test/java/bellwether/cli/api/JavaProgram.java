package bellwether.cli.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Java programs of one file that use our class path, each a process of its own, with a catalog of
/// their own in a folder.
record JavaProgram(Path folder) {

  /// What came of a program.
  record Result(int status, String out) {}

  /// Runs a program and waits for its end.
  Result run(Path file) throws IOException, InterruptedException {
    return result(start(file));
  }

  Result result(Process process) throws IOException, InterruptedException {
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), said());
  }

  /// What the last program wrote to both of its streams until now.
  String said() throws IOException {
    return Files.readString(folder.resolve("said"));
  }

  /// Writes a program that ends as `run` of a workflow does.
  Path program(String workflow) throws IOException {
    return Files.writeString(
        folder.resolve("Program.java"),
        """
        import bellwether.client.workflow.*;
        void main() throws Exception {
          var flow = %s;
          try {
            IO.println(flow.run());
          } catch (WorkflowHeldException held) {
            IO.println(held.holder());
          }
        }
        """
            .formatted(workflow));
  }

  Process start(Path file) throws IOException {
    var builder =
        new ProcessBuilder(command(file))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile());
    var environment = builder.environment();
    environment.remove("BELLWETHER");
    environment.put("BELLWETHER_CATALOG", folder.resolve("catalog.db").toString());
    return builder.start();
  }

  private static List<String> command(Path file) {
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    words.add("-Dbellwether.spawn_helper=" + System.getProperty("bellwether.spawn_helper"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path")));
    words.add(file.toAbsolutePath().toString());
    return words;
  }
}
