package bellwether.cli.measured;

import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.ShownColumn;
import bellwether.query.measured.ThreadQuery;
import bellwether.query.table.Order;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `bellwether threads`: lists the threads of processes of measured jobs.
@Command(
    name = "threads",
    sortOptions = false,
    description =
        "List the threads of the processes of measured jobs. --tag, --hosts and times narrow the processes down, --where the threads.",
    footer = {
      "",
      "Examples:",
      "  bellwether threads 685000 --top 10 --by usertime",
      "  bellwether threads --where 'majflt > 100' --csv"
    })
public final class ThreadsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final MeasuredOptions options = new MeasuredOptions();

  public ThreadsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (var measurements = MeasuredView.measurements(global, console)) {
      var jobs = options.selection().jobs(measurements);
      Retired.tell(jobs, global, console);
      var all = options.narrowing().withoutConditions(jobs, console).threads();
      for (var condition : options.narrowing().conditions()) {
        all = all.where(condition);
      }
      print(all);
    }
    return 0;
  }

  private void print(ThreadQuery all) {
    var orders = options.slicing().orders("usertime");
    var sorted =
        orders.isEmpty() ? all.inOrderOfArchive() : all.order(orders.toArray(Order[]::new));
    var some = sorted.offset(options.slicing().first()).limit(options.slicing().most());
    if (!options.output().forPeople(global)) {
      options.output().print(global, console, some.table());
      return;
    }
    long shown = options.output().print(global, console, some.tableWithProcesses(), columns());
    MeasuredView.tellRest(
        global, console, "thread", shown, options.slicing().cuts() ? all.count() : shown);
  }

  private List<ShownColumn> columns() {
    return List.of(
        ShownColumn.left("jobid", "JOB", MeasuredText::text),
        ShownColumn.right("pid", "PID", MeasuredText::text),
        ShownColumn.right("tid", "TID", MeasuredText::text),
        ShownColumn.left("exename", "EXECUTABLE", MeasuredText::text),
        ShownColumn.left("start", "START", MeasuredView.figures(console)::time),
        ShownColumn.right("usertime", "USER", MeasuredText::micros),
        ShownColumn.right("systemtime", "SYSTEM", MeasuredText::micros),
        ShownColumn.right("rssmax", "MEMORY", MeasuredText::kibi),
        ShownColumn.right("minflt", "MINOR FAULTS", MeasuredText::count),
        ShownColumn.right("majflt", "MAJOR FAULTS", MeasuredText::count),
        ShownColumn.right("read_bytes", "BYTES READ", MeasuredText::count),
        ShownColumn.right("write_bytes", "WRITTEN", MeasuredText::count));
  }
}
