package bellwether.cli.measured;

import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.ShownColumn;
import bellwether.command.output.TableOutput;
import bellwether.query.Tags;
import bellwether.query.measured.JobQuery;
import bellwether.query.measured.operations.OperationCosts;
import bellwether.query.table.MemoryTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bellwether costs`: tells what operations cost their jobs.
@Command(
    name = "costs",
    sortOptions = false,
    description =
        "Show what part of their jobs' CPU time or duration operations take (default: those that move data: hsmput, dmget, untar, mv, dmput, hsmget, rm, cp).",
    footer = {
      "",
      "Examples:",
      "  bellwether costs 685000 685003",
      "  bellwether costs --op op:timavg --metric duration"
    })
public final class CostsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final JobSelection selection = new JobSelection();
  @Mixin private final TableOutput output = new TableOutput();

  @Option(
      names = {"--op", "--tag"},
      paramLabel = "K:V;K:V",
      description = "An operation that counts; may be given again.")
  private List<String> operations = new ArrayList<>();

  @Option(
      names = "--metric",
      paramLabel = "METRIC",
      defaultValue = "cpu_time",
      description = "cpu_time (default), or duration: while at least one process ran.")
  private String metric = "cpu_time";

  public CostsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (var measurements = MeasuredView.measurements(global, console)) {
      var jobs = selection.jobs(measurements);
      CoverageNote.tell(jobs, global, console);
      var costs = costs(jobs);
      output.print(global, console, MemoryTable.of(costs.jobs()), columns(costs));
      if (output.forPeople(global) && !global.quiet) {
        console.note(
            String.format(
                Locale.ROOT,
                "%.3f %% of the %s of %d jobs, %s in all",
                costs.percent(),
                words(),
                costs.jobs().size(),
                MeasuredText.micros(costs.total())));
      }
    }
    return 0;
  }

  private OperationCosts costs(JobQuery jobs) {
    var tags =
        operations.isEmpty()
            ? OperationCosts.DATA_MOVEMENT
            : operations.stream().map(Tags::parse).toList();
    var asked = jobs.operations().tagged(tags);
    return switch (metric) {
      case "cpu_time" -> asked.cpuCosts();
      case "duration" -> asked.durationCosts();
      default ->
          throw CommandException.wrongInput(
              "Expected cpu_time or duration after --metric, but found " + metric);
    };
  }

  private String words() {
    return metric.equals("cpu_time") ? "CPU time" : "duration";
  }

  private static List<ShownColumn> columns(OperationCosts costs) {
    var metric = costs.metric();
    return List.of(
        ShownColumn.left("jobid", "JOB", MeasuredText::text),
        ShownColumn.right("dm_" + metric, "OPERATIONS", MeasuredText::micros),
        ShownColumn.right("job_" + metric, "JOB IN ALL", MeasuredText::micros),
        ShownColumn.right("dm_" + metric + "%", "PERCENT", MeasuredText::text));
  }
}
