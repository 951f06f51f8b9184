package bellwether.collect.collector;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.collect.ProcessRecord;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitingTest {
  @TempDir Path folder;
  private final String program = TestPrograms.program("waits");

  @Test
  void eachFunctionSaysWhatItSaysWithoutTheCollector() {
    var measured = MeasuredCommand.in(folder);
    assertThat(measured.run(program)).isEqualTo(measured.without().run(program));
  }

  @Test
  void besideThreadsThatAreCancelledToo() {
    var measured = MeasuredCommand.in(folder).withThreads();
    var outcome = measured.run(program, "threads");
    assertThat(outcome).isEqualTo(measured.without().run(program, "threads"));
    assertThat(outcome.output())
        .contains("id was cancelled", "pid was cancelled", "wait was cancelled");
  }

  private static List<ProcessRecord> children(List<ProcessRecord> rows) {
    var parent = rows.stream().filter(row -> row.exitCode() == 0).findFirst().orElseThrow();
    return rows.stream().filter(row -> row.parentPid() == parent.pid()).toList();
  }

  @Test
  void eachFunctionTellsTheEndOfEachChild() {
    var children = children(MeasuredCommand.in(folder).measure(program));
    assertThat(children)
        .extracting(ProcessRecord::exitCode)
        .containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, ProcessRecord.ABSENT);
    assertThat(children).extracting(ProcessRecord::exitSignal).containsOnlyOnce(9L);
    assertThat(children).allSatisfy(child -> assertThat(Rows.value(child, "minflt")).isPositive());
  }

  @Test
  void andBesideThreads() {
    var children = children(MeasuredCommand.in(folder).measure(program, "threads"));
    assertThat(children)
        .extracting(ProcessRecord::exitSignal)
        .filteredOn(signal -> signal == 9)
        .hasSize(4);
    assertThat(children).hasSize(11);
  }
}
