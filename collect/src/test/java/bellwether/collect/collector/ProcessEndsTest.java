package bellwether.collect.collector;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.collect.ProcessRecord;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessEndsTest {
  @TempDir Path folder;

  /// The only process: nobody who is measured waits for it.
  private ProcessRecord alone(String... arguments) {
    var command = new String[arguments.length + 1];
    command[0] = TestPrograms.program("ends");
    System.arraycopy(arguments, 0, command, 1, arguments.length);
    var rows = MeasuredCommand.in(folder).measure(command);
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }

  @ParameterizedTest
  @ValueSource(strings = {"return", "exit", "_exit", "_Exit", "quick_exit", "exit_group"})
  void anExitCodeIsKnownWithoutAnybodyWhoWaits(String way) {
    var row = alone(way);
    assertThat(row.exitCode()).isEqualTo(7);
    assertThat(row.exitSignal()).isZero();
  }

  @Test
  void theLastOfSeveralThreadsEndsTheProcess() {
    var row = alone("last_thread");
    assertThat(row.exitCode()).isZero();
    assertThat(Rows.value(row, "num_threads")).isEqualTo(2);
  }

  @Test
  void theEndOfAKilledProcessIsUnknownWhenNobodyWaitsForIt() {
    var row = alone("signal", "9");
    assertThat(row.exitCode()).isEqualTo(ProcessRecord.ABSENT);
    assertThat(row.exitSignal()).isEqualTo(ProcessRecord.ABSENT);
    assertThat(row.end()).isGreaterThanOrEqualTo(row.start());
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 11, 15, 6})
  void aParentKnowsTheSignalThatEndedItsChild(int signal) {
    var program = TestPrograms.program("ends");
    var rows =
        MeasuredCommand.in(folder).measure("sh", "-c", program + " signal " + signal + "; :");
    var row = Rows.only(rows, Path.of(program).getFileName().toString());
    assertThat(row.exitSignal()).isEqualTo(signal);
    assertThat(row.exitCode()).isEqualTo(ProcessRecord.ABSENT);
    assertThat(Rows.cpuTime(row)).isPositive();
  }

  @Test
  void abortIsSignalSix() {
    var program = TestPrograms.program("ends");
    var rows = MeasuredCommand.in(folder).measure("sh", "-c", program + " abort; :");
    assertThat(Rows.of(rows, Path.of(program).getFileName().toString()))
        .extracting(ProcessRecord::exitSignal)
        .containsExactly(6L);
  }
}
