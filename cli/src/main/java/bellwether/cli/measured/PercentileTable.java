package bellwether.cli.measured;

import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.ShownColumn;
import bellwether.command.output.Slicing;
import bellwether.command.output.TableOutput;
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
  record To(GlobalOptions global, Console console, TableOutput output) {}

  void print(To to, ProcessQuery processes, Slicing slicing) {
    var orders = slicing.orders("duration_sum");
    var sorted = orders.isEmpty() ? List.of(Order.desc("duration_sum")) : orders;
    var all = processes.percentiles(column);
    var some = slicing.of(all.sorted(sorted));
    to.output.print(to.global, to.console, some, shown());
    if (to.output.forPeople(to.global)) {
      MeasuredView.tellRest(to.global, to.console, "row", some.size(), all.size());
    }
  }

  private List<ShownColumn> shown() {
    return List.of(
        ShownColumn.left(column, title, text),
        ShownColumn.right("num_procs", "PROCESSES", MeasuredText::count),
        ShownColumn.right("duration_p50", "TIME 50 %", MeasuredText::micros),
        ShownColumn.right("duration_p90", "90 %", MeasuredText::micros),
        ShownColumn.right("duration_p99", "99 %", MeasuredText::micros),
        ShownColumn.right("duration_max", "MAX", MeasuredText::micros),
        ShownColumn.right("cpu_time_p50", "CPU 50 %", MeasuredText::micros),
        ShownColumn.right("cpu_time_p99", "99 %", MeasuredText::micros),
        ShownColumn.right("cpu_time_max", "MAX", MeasuredText::micros),
        ShownColumn.right("rssmax_p50", "MEMORY 50 %", MeasuredText::kibi),
        ShownColumn.right("rssmax_max", "MAX", MeasuredText::kibi));
  }
}
