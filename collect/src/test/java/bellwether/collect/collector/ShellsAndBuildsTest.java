package bellwether.collect.collector;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.collect.ProcessRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellsAndBuildsTest {
  @TempDir Path folder;
  @TempDir Path work;

  private static ProcessRecord root(List<ProcessRecord> rows) {
    var own = ProcessHandle.current().pid();
    return rows.stream().filter(row -> row.parentPid() == own).findFirst().orElseThrow();
  }

  private static void assertAllHaveTheirParents(List<ProcessRecord> rows) {
    var pids = rows.stream().map(ProcessRecord::pid).toList();
    assertThat(rows)
        .filteredOn(row -> !pids.contains(row.parentPid()))
        .extracting(ProcessRecord::pid)
        .containsOnly(root(rows).pid());
    assertThat(rows).allSatisfy(row -> assertThat(row.end()).isGreaterThanOrEqualTo(row.start()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sh", "bash", "tcsh"})
  void eachProgramOfAPipelineIsAChildOfTheShell(String shell) {
    TestPrograms.assumeInstalled(shell);
    var rows =
        MeasuredCommand.in(folder)
            .measure(shell, "-fc", "seq 1000 | sort -rn | grep 7 | head -n 1; ls '/no such'; :");
    for (var program : List.of("seq", "sort", "grep", "head", "ls")) {
      assertThat(Rows.only(rows, program).exitSignal()).isZero();
    }
    assertAllHaveTheirParents(rows);
    assertThat(Rows.only(rows, "ls").exitCode()).isEqualTo(2);
    assertThat(Rows.only(rows, "ls").args()).isEqualTo("'/no such'");
  }

  @Test
  void aSubshellIsAProcessOfItsShell() {
    var rows =
        MeasuredCommand.in(folder)
            .measure("sh", "-c", "(exit 5); (PATH=/none; exit 6) & wait $!; :");
    assertThat(rows).extracting(ProcessRecord::exitCode).containsExactlyInAnyOrder(0L, 5L, 6L);
    assertThat(Rows.names(rows)).containsOnly("sh");
    assertAllHaveTheirParents(rows);
  }

  @Test
  void tagsAreThoseThatTheScriptHadSet() {
    var script = "export PAPIEX_TAGS='step:one;n:1'; /bin/true; PAPIEX_TAGS=step:two /bin/echo; :";
    var rows = MeasuredCommand.in(folder).measure("sh", "-c", script);
    assertThat(Rows.only(rows, "true").tags()).containsEntry("step", "one").containsEntry("n", "1");
    assertThat(Rows.only(rows, "echo").tags()).containsEntry("step", "two").hasSize(1);
    assertThat(Rows.only(rows, "sh").tags()).isEmpty();
  }

  @Test
  void eachRecipeOfAParallelBuildIsSeen() throws IOException {
    TestPrograms.assumeInstalled("make");
    var recipe =
        "targets = $(shell seq 40)\nall: $(targets)\n$(targets):\n\t@sleep 0.0$@ && true \"$@\"; ls /$@-none 2>/dev/null; :\n";
    Files.writeString(work.resolve("Makefile"), recipe);
    var rows = MeasuredCommand.in(folder).measure("make", "-j", "4", "-C", work.toString());
    assertThat(Rows.of(rows, "sleep"))
        .hasSize(40)
        .extracting(ProcessRecord::exitCode)
        .containsOnly(0L);
    assertThat(Rows.of(rows, "ls"))
        .hasSize(40)
        .extracting(ProcessRecord::exitCode)
        .containsOnly(2L);
    assertThat(Rows.of(rows, "ls")).extracting(ProcessRecord::args).contains("/1-none", "/40-none");
    assertAllHaveTheirParents(rows);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fork", "spawn", "forkserver"})
  void eachWorkerOfPythonIsSeen(String method) throws IOException {
    TestPrograms.assumeInstalled("python3");
    var script =
        """
        import multiprocessing, sys
        if __name__ == '__main__':
            multiprocessing.set_start_method(sys.argv[1])
            workers = [multiprocessing.Process(target=sys.exit, args=(10 + i,)) for i in range(4)]
            for worker in workers: worker.start()
            for worker in workers: worker.join()
        """;
    Files.writeString(work.resolve("workers.py"), script);
    var rows =
        MeasuredCommand.in(folder)
            .measure("python3", work.resolve("workers.py").toString(), method);
    var python = rows.stream().filter(row -> row.exename().startsWith("python")).toList();
    assertThat(python).extracting(ProcessRecord::exitCode).contains(0L, 10L, 11L, 12L, 13L);
    assertAllHaveTheirParents(rows);
  }

  @Test
  void thousandWritersDoNotDisturbOneAnother() {
    var script =
        "for i in 1 2 3 4 5 6 7 8; do (for j in $(seq 125); do /bin/true $i $j; done) & done; wait";
    var rows = MeasuredCommand.in(folder).measure("sh", "-c", script);
    assertThat(Rows.of(rows, "true"))
        .extracting(ProcessRecord::args)
        .doesNotHaveDuplicates()
        .hasSize(1000);
    assertAllHaveTheirParents(rows);
  }
}
