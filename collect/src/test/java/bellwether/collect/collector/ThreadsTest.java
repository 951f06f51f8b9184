package bellwether.collect.collector;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.collect.ProcessRecord;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreadsTest {
  private static final int MANY = 5000;
  private static final long FEW_MEGABYTES = 3 * 1024;

  @TempDir Path folder;
  private final String program = TestPrograms.program("threads");

  private MeasuredCommand threads() {
    return MeasuredCommand.in(folder).withThreads();
  }

  private ProcessRecord alone(MeasuredCommand command, String... arguments) {
    var complete = new String[arguments.length + 1];
    complete[0] = program;
    System.arraycopy(arguments, 0, complete, 1, arguments.length);
    var rows = command.measure(complete);
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }

  @Test
  void allThreadsThatEverRanAreCounted() {
    var row = alone(MeasuredCommand.in(folder), "5000");
    assertThat(Rows.value(row, "num_threads")).isEqualTo(MANY + 1);
    assertThat(row.threadCount()).isEqualTo(1);
  }

  @Test
  void eachHasARecordOnRequest() {
    var row = alone(threads(), "5000");
    assertThat(row.threadCount()).isEqualTo(MANY + 1);
    assertThat(Rows.value(row, "num_threads")).isEqualTo(MANY + 1);
    assertThat(Arrays.stream(ids(row)).distinct()).hasSizeGreaterThan(1000);
  }

  private static long[] ids(ProcessRecord row) {
    var threads = row.threads();
    return threads == null ? new long[0] : threads.ids();
  }

  @Test
  void threadsThatHaveEndedKeepNoMemory() {
    long without = peak(threads().without());
    assertThat(peak(threads())).isLessThan(without + FEW_MEGABYTES);
    assertThat(peak(MeasuredCommand.in(folder))).isLessThan(without + FEW_MEGABYTES);
  }

  private long peak(MeasuredCommand command) {
    return Long.parseLong(command.run(program, "5000").output().strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"return", "pthread_exit", "cancel", "c11"})
  void howAThreadEndsDoesNotMatter(String way) {
    var row = alone(threads(), "120", way);
    assertThat(row.threadCount()).isEqualTo(121);
    assertThat(Rows.value(row, "num_threads")).isEqualTo(121);
    assertThat(row.exitCode()).isZero();
  }

  @Test
  void theTimeOfAllThreadsIsTheTimeOfTheProcess() {
    var inPython =
        "import threading\nfor i in range(4): threading.Thread(target=lambda: sum(range(10**6))).start()";
    TestPrograms.assumeInstalled("python3");
    var row =
        Rows.only(threads().measure("sh", "-c", "python3 -c '" + inPython + "'; :"), "python3");
    assertThat(row.threadCount()).isEqualTo(5);
    for (int i = 1; i < 5; i++) {
      assertThat(row.value(i, row.counters().indexOf("usertime"))).isPositive();
    }
  }
}
