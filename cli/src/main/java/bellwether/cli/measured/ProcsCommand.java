package bellwether.cli.measured;

import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.FrameOutput;
import bellwether.command.output.Slicing;
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
  @Mixin private final JobSelection selection = new JobSelection();
  @Mixin private final Narrowing narrowing = new Narrowing();
  @Mixin private final Slicing slicing = new Slicing();
  @Mixin private final FrameOutput output = new FrameOutput();

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
    try (var door = Opened.measurements(global, console)) {
      var jobs = selection.jobs(door);
      Retired.tell(jobs, global, console);
      var all = narrowing.processes(jobs, console);
      if (percentiles) {
        new PercentileTable("exename", "EXECUTABLE", Figures::text)
            .print(new PercentileTable.To(global, console, output), all, slicing);
      } else {
        print(jobs, all);
      }
    }
    return 0;
  }

  private void print(JobQuery jobs, ProcessQuery all) {
    var orders = slicing.orders("duration");
    var sorted =
        orders.isEmpty() ? all.inOrderOfArchive() : all.order(orders.toArray(Order[]::new));
    var frame = sorted.offset(slicing.first()).limit(slicing.most()).frame();
    if (!output.forPeople(global)) {
      output.print(global, console, frame);
      return;
    }
    long shown = Shown.print(console, frame, columns(jobs.count() > 1));
    Opened.tellRest(global, console, "process", shown, slicing.cuts() ? all.count() : shown);
  }

  private List<Shown> columns(boolean severalJobs) {
    var columns = new ArrayList<Shown>();
    if (severalJobs) {
      columns.add(Shown.left("jobid", "JOB", Figures::text));
    }
    columns.addAll(
        List.of(
            Shown.right("pid", "PID", Figures::text),
            Shown.left("start", "START", Opened.figures(console)::time),
            Shown.right("duration", "TIME", Figures::micros),
            Shown.right("cpu_time", "CPU", Figures::micros),
            Shown.right("rssmax_max", "MEMORY", Figures::kibi),
            Shown.exit(),
            Shown.left("exename", "EXECUTABLE", Figures::text),
            Shown.left("tags", "TAGS", Figures::tags),
            Shown.left("args", "ARGUMENTS", Figures::text)));
    return columns;
  }
}
