package bellwether.collect.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bellwether.collect.ProcessRecord;
import bellwether.collect.collector.MeasuredCommand.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What can be seen of a program from outside is the same with the collector, whatever happens.
class UndisturbedProgramsTest {
  @TempDir Path folder;
  @TempDir Path work;

  private Outcome assertSame(MeasuredCommand measured, String... command) {
    var outcome = measured.run(command);
    assertThat(outcome).isEqualTo(measured.without().run(command));
    return outcome;
  }

  private Outcome assertSame(String... command) {
    return assertSame(MeasuredCommand.in(folder), command);
  }

  @Test
  void aFileSizeLimitEndsNoProgram() {
    var outcome = assertSame("sh", "-c", "ulimit -f 0; /bin/echo one; (exit 3); echo $?; exit 4");
    assertThat(outcome).isEqualTo(new Outcome(4, "one\n3\n", ""));
  }

  @Test
  void theSignalOfAFileSizeLimitStaysTheProgramsOwn() {
    var script =
        "trap 'echo caught' XFSZ; ulimit -f 0; /bin/true; kill -XFSZ $$; /bin/true; exit 2";
    assertThat(assertSame("bash", "-c", script).output()).isEqualTo("caught\n");
  }

  @Test
  void blockedOrWaitingItStaysSo() {
    TestPrograms.assumeInstalled("python3");
    var script =
        """
        import os, resource, signal, sys
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGXFSZ])
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        os.waitpid(os.spawnv(os.P_NOWAIT, '/bin/true', ['true']), 0)
        print(signal.sigpending(), signal.pthread_sigmask(signal.SIG_BLOCK, []), flush=True)
        os.kill(os.getpid(), signal.SIGXFSZ)
        os.waitpid(os.spawnv(os.P_NOWAIT, '/bin/true', ['true']), 0)
        print(signal.sigpending())
        """;
    var outcome = assertSame("python3", "-c", script);
    assertThat(outcome.output()).startsWith("set() {").contains("XFSZ").endsWith("XFSZ: 25>}\n");
  }

  @Test
  void nothingOfOursComesIntoFilesOfThePrograms() throws IOException {
    var file = work.resolve("file");
    var outcome = assertSame(TestPrograms.program("descriptors"), file.toString());
    assertThat(outcome).isEqualTo(new Outcome(3, "", ""));
    assertThat(file).hasContent("printed\n");
    assertThat(MeasuredCommand.in(folder).rows()).hasSize(2);
  }

  @Test
  void closedStreamsStayClosed() {
    var script = "exec <&- >&- 2>&-; /bin/true; sh -c 'exit 3'; exit $?";
    assertThat(assertSame("sh", "-c", script)).isEqualTo(new Outcome(3, "", ""));
    assertThat(Rows.names(MeasuredCommand.in(folder).rows()))
        .containsExactlyInAnyOrder("sh", "true", "sh");
  }

  @Test
  void noFileMayBeOpened() {
    assertThat(assertSame("sh", "-c", "ulimit -n 3; (exit 3); exit $?").exitCode()).isEqualTo(3);
  }

  @Test
  void aMissingFolderIsNotSpokenOf() {
    var missing = MeasuredCommand.in(folder.resolve("missing"));
    assertThat(assertSame(missing, "sh", "-c", "/bin/echo a; exit 6"))
        .isEqualTo(new Outcome(6, "a\n", ""));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void anotherPreloadedLibraryStillWorks() throws IOException {
    var source = work.resolve("other.c");
    Files.writeString(
        source, "int getpagesize(void) { return 77; }\nint wait4(void) { return -1; }\n");
    TestPrograms.assumeInstalled("python3");
    var other = work.resolve("other.so").toString();
    assertThat(
            MeasuredCommand.in(folder)
                .without()
                .run("cc", "-w", "-shared", "-fPIC", "-o", other, source.toString())
                .exitCode())
        .isZero();
    var outcome =
        MeasuredCommand.in(folder)
            .beside(other)
            .run("python3", "-c", "import ctypes; print(ctypes.CDLL(None).getpagesize())");
    assertThat(outcome).isEqualTo(new Outcome(0, "77\n", ""));
    assertThat(Rows.only(MeasuredCommand.in(folder).rows(), "python3").exitCode()).isZero();
  }

  @Test
  void aProgramWithAddressSanitizerRuns() {
    var program = TestPrograms.program("ends", "-fsanitize=address");
    assertThat(assertSame(program, "return")).isEqualTo(new Outcome(7, "", ""));
  }

  @Test
  void theEnvironmentThatProgramsSeeIsTheirs() {
    var outcome =
        MeasuredCommand.in(folder)
            .run("sh", "-c", "unset LD_PRELOAD PAPIEX_OUTPUT PAPIEX_OPTIONS; env | sort");
    var without = MeasuredCommand.in(folder).without().run("sh", "-c", "env | sort");
    assertThat(outcome).isEqualTo(without);
  }

  @Test
  void aRecordThatWasCutCostsItselfAlone() {
    List<String> reasons = new ArrayList<>();
    var command = MeasuredCommand.in(folder);
    command.run("bash", "-c", "(ulimit -f 1; /bin/true; /bin/true; :); /bin/echo; exit 5");
    var rows = command.read((file, line, reason) -> reasons.add(reason));
    assertThat(Rows.only(rows, "echo").exitCode()).isZero();
    assertThat(Rows.of(rows, "bash")).extracting(ProcessRecord::exitCode).contains(5L);
    assertThat(reasons).singleElement().asString().contains("bytes that belong to none");
  }

  @Test
  void aFullDiskDisturbsNothing() {
    var command = MeasuredCommand.in(folder).without();
    var mounted = command.run("mount", "-t", "tmpfs", "-o", "size=4k", "tmpfs", folder.toString());
    assumeTrue(mounted.exitCode() == 0, "only root can mount a small disk");
    try {
      var script = "for i in 1 2 3 4 5 6 7 8 9 10 11 12; do /bin/echo $i; done; exit 3";
      assertThat(assertSame("sh", "-c", script).exitCode()).isEqualTo(3);
      assertThat(Rows.of(MeasuredCommand.in(folder).rows(), "echo")).hasSizeBetween(2, 11);
    } finally {
      assertThat(command.run("umount", folder.toString()).exitCode()).isZero();
    }
  }
}
