package bellwether.collect.collector;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.collect.ProcessRecord;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChildrenTest {
  @TempDir Path folder;

  private List<ProcessRecord> children(String... arguments) {
    var command = new String[arguments.length + 1];
    command[0] = TestPrograms.program("children");
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    return MeasuredCommand.in(folder).measure(command);
  }

  private static ProcessRecord child(List<ProcessRecord> rows, ProcessRecord parent) {
    var found = rows.stream().filter(row -> row.parentPid() == parent.pid()).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static ProcessRecord root(List<ProcessRecord> rows) {
    var own = ProcessHandle.current().pid();
    var found = rows.stream().filter(row -> row.parentPid() == own).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  @ParameterizedTest
  @CsvSource({"fork, 3", "vfork, 4", "clone, 3"})
  void aChildWithoutAProgramOfItsOwnGoesOnWithItsParents(String way, int code) {
    var rows = children(way);
    var child = child(rows, root(rows));
    assertThat(rows).hasSize(2);
    assertThat(child.exename()).isEqualTo(root(rows).exename());
    assertThat(child.exitCode()).isEqualTo(code);
  }

  @Test
  void aSpawnedProgramIsSeenWithItsArguments() {
    var rows = children("spawn", "sh", "-c", "exit 8", "a b");
    var child = child(rows, root(rows));
    assertThat(rows).hasSize(2);
    assertThat(child.exename()).isEqualTo("sh");
    assertThat(child.args()).isEqualTo("-c 'exit 8' 'a b'");
    assertThat(child.exitCode()).isEqualTo(8);
  }

  @Test
  void aProgramThatCannotBeStartedIsNoProcessOfItsOwn() {
    var rows = MeasuredCommand.in(folder).measure("sh", "-c", "/no/such/program; exit 3");
    assertThat(Rows.only(rows.subList(rows.size() - 1, rows.size()), "sh").exitCode()).isEqualTo(3);
    assertThat(Rows.names(rows)).containsOnly("sh");
  }

  @Test
  void aDaemonHasItsTrueParentAndItsOwnSession() {
    var rows = children("detach");
    var middle = child(rows, root(rows));
    var daemon = child(rows, middle);
    assertThat(rows).hasSize(3);
    assertThat(daemon.exitCode()).isEqualTo(6);
    assertThat(daemon.sessionId()).isEqualTo(middle.pid());
    assertThat(middle.exitCode()).isEqualTo(5);
  }

  @Test
  void aForkInAThreadIsAChildWithOneThread() {
    var rows = children("threads");
    var child = child(rows, root(rows));
    assertThat(rows).hasSize(2);
    assertThat(Rows.value(root(rows), "num_threads")).isEqualTo(3);
    assertThat(Rows.value(child, "num_threads")).isEqualTo(1);
  }

  @Test
  void aThreadThatForksIsTheFirstOneOfItsChild() {
    var rows =
        MeasuredCommand.in(folder)
            .withThreads()
            .measure(TestPrograms.program("children"), "threads");
    assertThat(root(rows).threadCount()).isEqualTo(2);
    assertThat(child(rows, root(rows)).threadCount()).isEqualTo(1);
  }

  @Test
  void programsThatFollowOneAnotherByExecAreOneProcess() {
    var loop = "i=0; while [ $i -lt 40000 ]; do i=$((i+1)); done; ";
    var rows =
        MeasuredCommand.in(folder)
            .measure("sh", "-c", loop + "exec bash -c '" + loop + "exec env -u A true'");
    assertThat(Rows.names(rows)).containsExactly("sh", "bash", "env", "true");
    assertThat(rows).extracting(ProcessRecord::generation).containsExactly(0L, 1L, 2L, 3L);
    assertThat(rows).extracting(ProcessRecord::pid).containsOnly(rows.getFirst().pid());
    assertThat(rows.subList(0, 3))
        .extracting(ProcessRecord::exitCode)
        .containsOnly(ProcessRecord.ABSENT);
    assertThat(Rows.cpuTime(rows.get(0))).isGreaterThan(Rows.cpuTime(rows.get(3)));
    assertThat(Rows.cpuTime(rows.get(1))).isGreaterThan(Rows.cpuTime(rows.get(3)));
  }

  @Test
  void aTracerAddsNothingToWhatItTraces() {
    TestPrograms.assumeInstalled("strace");
    var threads = TestPrograms.program("threads");
    var rows =
        MeasuredCommand.in(folder)
            .measure(
                "strace",
                "-f",
                "-o",
                "/dev/null",
                "sh",
                "-c",
                "true; /bin/true; " + threads + " 3; :");
    assertThat(Rows.names(rows)).doesNotContain("[unseen]");
    assertThat(Rows.of(rows, "true")).hasSize(1);
    assertThat(Rows.only(rows, Path.of(threads).getFileName().toString()).exitCode()).isZero();
  }
}
