package bellwether.collect.collector;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.collect.ProcessRecord;
import java.util.List;

/// Picks rows, and values of them.
final class Rows {
  private Rows() {}

  /// The only one of this program.
  static ProcessRecord only(List<ProcessRecord> rows, String program) {
    var found = of(rows, program);
    assertThat(found).as("%s in %s", program, names(rows)).hasSize(1);
    return found.getFirst();
  }

  static List<ProcessRecord> of(List<ProcessRecord> rows, String program) {
    return rows.stream().filter(row -> row.exename().equals(program)).toList();
  }

  static List<String> names(List<ProcessRecord> rows) {
    return rows.stream().map(ProcessRecord::exename).toList();
  }

  static long value(ProcessRecord row, String counter) {
    return row.value(0, row.counters().indexOf(counter));
  }

  /// User and system time of all threads, in microseconds.
  static long cpuTime(ProcessRecord row) {
    long sum = 0;
    for (int i = 0; i < row.threadCount(); i++) {
      for (var counter : List.of("usertime", "systemtime")) {
        sum += Math.max(0, row.value(i, row.counters().indexOf(counter)));
      }
    }
    return sum;
  }
}
