package bellwether.cli.measured;

import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.ShownColumn;
import bellwether.query.measured.JobQuery;
import bellwether.query.measured.ProcessQuery;
import bellwether.query.table.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bellwether procs`: lists the processes of measured jobs.
@Command(
    name = "procs",
    sortOptions = false,
    description =
        "List the processes of measured jobs; without --order, --top by job and start. Columns for --where, --order and --by: those of --json.",
    footer = {
      "",
      "Examples:",
      "  bellwether procs 685000 --top 10 --by cpu_time",
      "  bellwether procs --tag op:hsmput --where 'exit_code <> 0'",
      "  bellwether procs --percentiles 685000 685003",
      "  bellwether procs --job-tag exp_name:ESM4 --parquet=esm4.parquet"
    })
public final class ProcsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final MeasuredOptions options = new MeasuredOptions();

  @Option(
      names = "--percentiles",
      description =
          "Instead: for each executable the 50th, 90th and 99th percentile and the largest of duration, CPU time and memory.")
  private boolean percentiles;

  public ProcsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (var measurements = MeasuredView.measurements(global, console)) {
      var jobs = options.selection().jobs(measurements);
      Retired.tell(jobs, global, console);
      CoverageNote.tell(jobs, global, console);
      var all = options.narrowing().processes(jobs, console);
      if (percentiles) {
        new PercentileTable("exename", "EXECUTABLE", MeasuredText::text)
            .print(
                new PercentileTable.To(global, console, options.output()), all, options.slicing());
      } else {
        print(jobs, all);
      }
    }
    return 0;
  }

  private void print(JobQuery jobs, ProcessQuery all) {
    var orders = options.slicing().orders("duration");
    var sorted =
        orders.isEmpty() ? all.inOrderOfArchive() : all.order(orders.toArray(Order[]::new));
    var table = sorted.offset(options.slicing().first()).limit(options.slicing().most()).table();
    long shown = options.output().print(global, console, table, columns(jobs));
    if (options.output().forPeople(global)) {
      MeasuredView.tellRest(
          global, console, "process", shown, options.slicing().cuts() ? all.count() : shown);
    }
  }

  private List<ShownColumn> columns(JobQuery jobs) {
    var columns = new ArrayList<ShownColumn>();
    if (options.output().forPeople(global) && jobs.count() > 1) {
      columns.add(ShownColumn.left("jobid", "JOB", MeasuredText::text));
    }
    columns.addAll(
        List.of(
            ShownColumn.right("pid", "PID", MeasuredText::text),
            ShownColumn.left("start", "START", MeasuredView.figures(console)::time),
            ShownColumn.right("duration", "TIME", MeasuredText::micros),
            ShownColumn.right("cpu_time", "CPU", MeasuredText::micros),
            ShownColumn.right("rssmax_max", "MEMORY", MeasuredText::kibi),
            SignalName.column(),
            ShownColumn.left("exename", "EXECUTABLE", MeasuredText::text),
            ShownColumn.left("tags", "TAGS", MeasuredText::tags),
            ShownColumn.left("args", "ARGUMENTS", MeasuredText::text)));
    return columns;
  }
}
