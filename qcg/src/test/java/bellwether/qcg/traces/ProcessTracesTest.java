package bellwether.qcg.traces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessTracesTest {
  @TempDir Path directory;

  private void trace(String node, String processes) {
    var text = "{\"node\": \"%s\", \"pids\": {%s}}".formatted(node, processes);
    try {
      Files.writeString(directory.resolve("ptrace_%s_now_1.log".formatted(node)), text);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private String tree(String pid) {
    var traces = ProcessTraces.read(directory);
    var text = new StringBuilder();
    for (var found : traces.tree(traces.find(pid).orElseThrow())) {
      var process = found.process();
      text.append("  ".repeat(found.depth())).append(process.node()).append(process.pid());
      text.append('\n');
    }
    return text.toString();
  }

  @Test
  void childrenStandBelowTheirParents() {
    trace(
        "a",
        """
        "1": {"name": "bash", "childs": [2, 4]}, "2": {"name": "mpirun", "childs": [3]},
        "3": {"name": "app"}, "4": {"name": "tee"}, "5": {"name": "other"}\
        """);
    assertThat(tree("1")).isEqualTo("a1\n  a2\n    a3\n  a4\n");
  }

  @Test
  void aStepIsFollowedToOtherNodes() {
    trace(
        "a",
        "\"1\": {\"name\": \"srun\", \"cmdline\": [\"srun\", \"app\"], \"slurm_step_id\": \"9.2\"}");
    trace(
        "b",
        """
        "7": {"name": "slurmstepd", "cmdline": ["slurmstepd:", "[9.2]"], "childs": [8]},
        "8": {"name": "app"}, "9": {"name": "slurmstepd", "cmdline": ["slurmstepd:", "[9.3]"]}\
        """);
    assertThat(tree("1")).isEqualTo("a1\n  b7\n    b8\n");
  }

  @Test
  void aDaemonOfOpenMpiIsFollowedToOtherNodes() {
    trace(
        "a",
        """
        "1": {"name": "srun", "cmdline": ["srun", "orted", "-mca", "ess_base_jobid", "77"]}\
        """);
    trace(
        "b",
        """
        "7": {"name": "orted", "cmdline": ["orted", "-mca", "ess_base_jobid", "77"], "childs": [8]},
        "8": {"name": "app"}, "9": {"name": "orted", "cmdline": ["orted"]}\
        """);
    assertThat(tree("1")).isEqualTo("a1\n  b7\n    b8\n");
  }

  @Test
  void aCircleEnds() {
    trace("a", "\"1\": {\"childs\": [2]}, \"2\": {\"childs\": [1]}");
    assertThat(tree("1")).isEqualTo("a1\n  a2\n");
  }
}
