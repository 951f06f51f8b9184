package bellwether.cli.measured;

import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.ShownColumn;
import bellwether.query.measured.JobQuery;
import bellwether.query.measured.OperationQuery;
import bellwether.query.measured.OperationShares;
import bellwether.query.measured.operations.DurationMethod;
import bellwether.query.table.MemoryTable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bellwether ops`: lists the operations of measured jobs.
@Command(
    name = "ops",
    sortOptions = false,
    description =
        "List the operations of measured jobs: the processes that have the same tags, with their share of the job's wall and CPU time. --tag names operations (default: each of the processes' distinct tags).",
    footer = {
      "",
      "WALL is how long at least one of the processes ran; TIME is by --method.",
      "",
      "Examples:",
      "  bellwether ops 685000 --each op --top 5 --by wall_time",
      "  bellwether ops 685000 685003 --tag op:hsmget --tag op:dmput --group-by-tag",
      "  bellwether ops --job-tag exp_name:linux_kernel --percentiles --each op"
    })
public final class OpsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final MeasuredOptions options = new MeasuredOptions();

  @Option(
      names = "--each",
      paramLabel = "NAME",
      description = "One operation for each value of the tag NAME, such as op.")
  private @Nullable String each;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      defaultValue = "sum",
      description =
          "What the duration of many processes is: sum, sum-minus-overlap (while any ran), finish-minus-start.")
  private String method = "sum";

  @Option(names = "--group-by-tag", description = "Add up over the jobs.")
  private boolean together;

  @Option(
      names = "--percentiles",
      description = "Instead: percentiles of the processes of each operation.")
  private boolean percentiles;

  public OpsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (var measurements = MeasuredView.measurements(global, console)) {
      var jobs = options.narrowing().jobs(options.selection().jobs(measurements), console);
      CoverageNote.tell(jobs, global, console);
      if (percentiles) {
        printPercentiles(jobs);
      } else {
        print(jobs);
      }
    }
    return 0;
  }

  private void printPercentiles(JobQuery jobs) {
    var processes = options.narrowing().processes(jobs, console);
    if (each != null) {
      EachTag.require(jobs, each);
    }
    var table =
        each == null
            ? new PercentileTable("tags", "OPERATION", MeasuredText::tags)
            : new PercentileTable("tags." + each, "OPERATION", MeasuredText::text);
    table.print(
        new PercentileTable.To(global, console, options.output()), processes, options.slicing());
  }

  private void print(JobQuery jobs) {
    var operations = operations(jobs).method(DurationMethod.of(method));
    var shares = OperationShares.in(jobs.list());
    var all = MemoryTable.ofMaps(together ? shares.rowsByTag(operations) : shares.rows(operations));
    var sorted = all.sorted(options.slicing().orders("wall_time"));
    var some = options.slicing().of(sorted);
    options.output().print(global, console, some, columns(!together && jobs.count() > 1));
    if (options.output().forPeople(global)) {
      MeasuredView.tellRest(global, console, "operation", some.size(), all.size());
    }
  }

  private OperationQuery operations(JobQuery jobs) {
    var operations = jobs.operations();
    if (!options.narrowing().isEmptyButForTags()) {
      operations = operations.among(options.narrowing().untagged(jobs, console));
    }
    var named = options.narrowing().operations();
    if (named != null) {
      operations = operations.tagged(named);
    } else if (each != null) {
      EachTag.require(jobs, each);
      operations = operations.each(each);
    }
    return options.narrowing().isExact() ? operations.exactly() : operations;
  }

  private List<ShownColumn> columns(boolean severalJobs) {
    var columns = new ArrayList<ShownColumn>();
    if (severalJobs) {
      columns.add(ShownColumn.left("jobid", "JOB", MeasuredText::text));
    }
    columns.add(ShownColumn.left("tags", "OPERATION", MeasuredText::tags));
    columns.addAll(
        List.of(
            ShownColumn.right("num_procs", "PROCESSES", MeasuredText::count),
            ShownColumn.right("duration", "TIME", MeasuredText::micros),
            ShownColumn.right("wall_time", "WALL", MeasuredText::micros),
            ShownColumn.right("wall_share", "OF JOB", MeasuredText::share),
            ShownColumn.right("cpu_time", "CPU", MeasuredText::micros),
            ShownColumn.right("cpu_share", "OF JOB", MeasuredText::share),
            ShownColumn.right("read_bytes", "READ", MeasuredText::bytes),
            ShownColumn.right("write_bytes", "WRITTEN", MeasuredText::bytes)));
    return columns;
  }
}
