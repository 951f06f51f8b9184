package bellwether.qcg.traces;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.Clock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceWriterTest {
  @TempDir Path folder;

  @Test
  void seesAProcessAndItsChild() throws Exception {
    var process = new ProcessBuilder("bash", "-c", "echo; sleep 60; true").start();
    process.getInputStream().read();
    while (process
        .descendants()
        .noneMatch(child -> child.info().command().orElse("").endsWith("sleep"))) {
      Thread.onSpinWait();
    }
    new TraceWriter(folder, "host", Clock.system(), _ -> {}).close();
    long child = process.descendants().findAny().orElseThrow().pid();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().waitFor();
    try (var files = Files.list(folder)) {
      var text = Files.readString(files.findAny().orElseThrow());
      assertThat(text)
          .startsWith("{\"node\": \"host\", \"pids\": {")
          .contains("\"name\": \"sleep\", \"cmdline\": [\"sleep\", \"60\"], \"cpu_affinity\": [0")
          .contains("\"parent\": " + process.pid() + ", \"parent_name\": \"bash\"")
          .contains("\"childs\": [" + child + "]");
    }
  }
}
