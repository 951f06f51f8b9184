package bellwether.cli.measured;

import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.FrameOutput;
import bellwether.command.output.Slicing;
import bellwether.query.measured.ProcessQuery;
import bellwether.query.table.Order;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Percentiles of processes for each value of a column.
///
/// @param column that groups them
record PercentileTable(String column, String title, Function<@Nullable Object, String> text) {

  /// Where it is printed.
  record To(GlobalOptions global, Console console, FrameOutput output) {}

  void print(To to, ProcessQuery processes, Slicing slicing) {
    var orders = slicing.orders("duration_sum");
    var sorted = orders.isEmpty() ? List.of(Order.desc("duration_sum")) : orders;
    var all = processes.percentiles(column);
    var some = slicing.of(all.sorted(sorted));
    Shown.output(to.global, to.console, to.output, some, shown());
    if (to.output.forPeople(to.global)) {
      Opened.tellRest(to.global, to.console, "row", some.size(), all.size());
    }
  }

  private List<Shown> shown() {
    return List.of(
        Shown.left(column, title, text),
        Shown.right("num_procs", "PROCESSES", Figures::count),
        Shown.right("duration_p50", "TIME 50 %", Figures::micros),
        Shown.right("duration_p90", "90 %", Figures::micros),
        Shown.right("duration_p99", "99 %", Figures::micros),
        Shown.right("duration_max", "MAX", Figures::micros),
        Shown.right("cpu_time_p50", "CPU 50 %", Figures::micros),
        Shown.right("cpu_time_p99", "99 %", Figures::micros),
        Shown.right("cpu_time_max", "MAX", Figures::micros),
        Shown.right("rssmax_p50", "MEMORY 50 %", Figures::kibi),
        Shown.right("rssmax_max", "MAX", Figures::kibi));
  }
}
