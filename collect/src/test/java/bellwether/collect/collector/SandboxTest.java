package bellwether.collect.collector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A filter that ends the process at each system call that only the collector makes.
class SandboxTest {
  @TempDir Path folder;
  private final String program = TestPrograms.program("sandbox");

  @ParameterizedTest
  @CsvSource({
    "prctl, exit", "prctl, _exit", "prctl, end", "prctl, thread", "prctl, fork",
    "syscall, exit", "syscall, _exit", "syscall, end", "syscall, thread", "syscall, fork",
    "strict, end", "fails, exit", "fails, thread", "fails, fork"
  })
  void aProgramInASandboxGoesOnAsWithoutTheCollector(String way, String then) {
    var measured = MeasuredCommand.in(folder).withThreads();
    var outcome = measured.run(program, way, then);
    assertThat(outcome).isEqualTo(measured.without().run(program, way, then));
    assertThat(outcome.output()).isEqualTo("inside\n");
    assertThat(outcome.exitCode()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"prctl", "syscall"})
  void soDoProgramsThatItBecomes(String way) {
    var outcome =
        MeasuredCommand.in(folder)
            .run(program, way, "exec", "sh", "-c", "/bin/echo $(echo a); exit 4");
    assertThat(outcome).isEqualTo(new MeasuredCommand.Outcome(4, "inside\na\n", ""));
  }

  @Test
  void whatItDidBeforeIsRecordedAndItsEndByWhoeverWaits() {
    var rows = MeasuredCommand.in(folder).measure("sh", "-c", program + " prctl exit; :");
    var row = Rows.only(rows, Path.of(program).getFileName().toString());
    assertThat(row.exitCode()).isEqualTo(5);
    assertThat(Rows.cpuTime(row)).isPositive();
  }

  @Test
  void aSandboxThatWasRefusedIsNone() {
    var rows = MeasuredCommand.in(folder).measure(program, "fails", "fork");
    assertThat(rows).hasSize(2);
    assertThat(rows).extracting(row -> row.exitCode()).containsExactlyInAnyOrder(3L, 5L);
  }
}
