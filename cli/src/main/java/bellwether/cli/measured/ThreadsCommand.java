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
    try (var door = Opened.measurements(global, console)) {
      var jobs = options.selection().jobs(door);
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
    Opened.tellRest(
        global, console, "thread", shown, options.slicing().cuts() ? all.count() : shown);
  }

  private List<ShownColumn> columns() {
    return List.of(
        ShownColumn.left("jobid", "JOB", Figures::text),
        ShownColumn.right("pid", "PID", Figures::text),
        ShownColumn.right("tid", "TID", Figures::text),
        ShownColumn.left("exename", "EXECUTABLE", Figures::text),
        ShownColumn.left("start", "START", Opened.figures(console)::time),
        ShownColumn.right("usertime", "USER", Figures::micros),
        ShownColumn.right("systemtime", "SYSTEM", Figures::micros),
        ShownColumn.right("rssmax", "MEMORY", Figures::kibi),
        ShownColumn.right("minflt", "MINOR FAULTS", Figures::count),
        ShownColumn.right("majflt", "MAJOR FAULTS", Figures::count),
        ShownColumn.right("read_bytes", "BYTES READ", Figures::count),
        ShownColumn.right("write_bytes", "WRITTEN", Figures::count));
  }
}
