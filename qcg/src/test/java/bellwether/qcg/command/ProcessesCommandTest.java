package bellwether.qcg.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProcessesCommandTest {
  private static final String REPORT =
      """
      {"name": "it:0","state": "SUCCEED","history": [],"runtime": {"pid": "41","pname": "app"}}
      {"name": "lost","state": "SUCCEED","history": [],"runtime": {"pid": "99","pname": "app"}}
      {"name": "gone","state": "CANCELED","history": [],"runtime": {}}
      """;
  private static final String TRACE =
      """
      {"node": "e25", "pids": {
       "41": {"created": "2026-03-04 12:00:00.500000", "name": "bash", "cmdline": ["bash", "-c", "app 1"],
              "childs": [42]},
       "42": {"created": "2026-03-04 12:00:01", "name": "mpirun", "cmdline": ["mpirun", "app"], "childs": [43]},
       "43": {"created": "2026-03-04 12:00:02.750000", "name": "app", "cmdline": ["app", "1"], "parent": 42,
              "parent_name": "mpirun", "cpu_affinity": [0, 2], "cpu_times": [0.04, 0.0],
              "memory_info": [25219072], "memory_percent": 0.0187}}}
      """;

  @TempDir Path directory;

  @BeforeEach
  void write() throws IOException {
    var service = Files.createDirectory(directory.resolve(".qcgpjm-service-x.1"));
    Files.writeString(service.resolve("jobs.report"), REPORT);
    Files.writeString(directory.resolve("ptrace_e25_now_1.log"), TRACE);
  }

  @Test
  void aTreeShowsTheJobsProcessAndItsApplications() {
    assertThat(CommandResult.processes("tree", directory.toString(), "it:0"))
        .isEqualTo(
            new CommandResult(
                0,
                """
                job it:0, job process id 41, application name app
                  --41:bash (bash -c app 1) node(e25) created 2026-03-04 12:00:00.500000
                      --43:app (app 1) node(e25) after 2.25 secs
                """,
                ""));
  }

  @Test
  void aWholeTreeShowsWhatLiesBetween() {
    assertThat(CommandResult.processes("tree", "--all", directory.toString(), "it:0").out())
        .contains("\n    --42:mpirun (mpirun app) node(e25) after 0.5 secs\n");
  }

  @Test
  void applicationsAreToldInDetail() {
    assertThat(CommandResult.processes("apps", directory.toString(), "it:0").out())
        .isEqualTo(
            """
            found 1 target processes
            43:app
            \tcreated: 2026-03-04 12:00:02.750000
            \tcmdline: app 1
            \tparent: 42:mpirun
            \tcpu affinity: [0, 2]
            \tcpu times: [0.04, 0.0]
            \tcpu memory info: [25219072]
            \tcpu memory percent: 0.0187
            """);
  }

  @Test
  void jobsWithoutProcessesAreNamed() {
    var said = CommandResult.processes("tree", directory.toString(), "none", "gone", "lost");
    assertThat(said.err().lines())
        .containsExactly(
            "warning: job \"none\" not found in jobs report",
            "warning: not found job \"gone\" PID",
            "warning: process app with PID 99 not found on any node");
    assertThat(CommandResult.processes("apps", directory.toString(), "lost").out())
        .isEqualTo("found 0 target processes\n");
  }

  @Test
  void aDirectoryWithoutTracesIsAnError() throws IOException {
    Files.delete(directory.resolve("ptrace_e25_now_1.log"));
    assertThat(CommandResult.processes("tree", directory.toString(), "it:0").status()).isEqualTo(2);
  }
}
