package bellwether.cli.measured;

import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.FrameOutput;
import bellwether.command.output.Slicing;
import bellwether.query.measured.JobQuery;
import bellwether.query.measured.OperationQuery;
import bellwether.query.measured.OperationShares;
import bellwether.query.measured.operations.DurationMethod;
import bellwether.query.table.Frame;
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
  @Mixin private final JobSelection selection = new JobSelection();
  @Mixin private final Narrowing narrowing = new Narrowing();
  @Mixin private final Slicing slicing = new Slicing();
  @Mixin private final FrameOutput output = new FrameOutput();

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
    try (var door = Opened.measurements(global, console)) {
      var jobs = narrowing.jobs(selection.jobs(door), console);
      if (percentiles) {
        printPercentiles(jobs);
      } else {
        print(jobs);
      }
    }
    return 0;
  }

  private void printPercentiles(JobQuery jobs) {
    var processes = narrowing.processes(jobs, console);
    if (each != null) {
      EachTag.require(jobs, each);
    }
    var table =
        each == null
            ? new PercentileTable("tags", "OPERATION", Figures::tags)
            : new PercentileTable("tags." + each, "OPERATION", Figures::text);
    table.print(new PercentileTable.To(global, console, output), processes, slicing);
  }

  private void print(JobQuery jobs) {
    var operations = operations(jobs).method(DurationMethod.of(method));
    var shares = OperationShares.in(jobs.list());
    var all = Frame.ofMaps(together ? shares.rowsByTag(operations) : shares.rows(operations));
    var sorted = all.sorted(slicing.orders("wall_time"));
    var some = slicing.of(sorted);
    Shown.output(global, console, output, some, columns(!together && jobs.count() > 1));
    if (output.forPeople(global)) {
      Opened.tellRest(global, console, "operation", some.size(), all.size());
    }
  }

  private OperationQuery operations(JobQuery jobs) {
    var operations = jobs.operations();
    if (!narrowing.isEmptyButForTags()) {
      operations = operations.among(narrowing.untagged(jobs, console));
    }
    var named = narrowing.operations();
    if (named != null) {
      operations = operations.tagged(named);
    } else if (each != null) {
      EachTag.require(jobs, each);
      operations = operations.each(each);
    }
    return narrowing.isExact() ? operations.exactly() : operations;
  }

  private List<Shown> columns(boolean severalJobs) {
    var columns = new ArrayList<Shown>();
    if (severalJobs) {
      columns.add(Shown.left("jobid", "JOB", Figures::text));
    }
    columns.add(Shown.left("tags", "OPERATION", Figures::tags));
    columns.addAll(
        List.of(
            Shown.right("num_procs", "PROCESSES", Figures::count),
            Shown.right("duration", "TIME", Figures::micros),
            Shown.right("wall_time", "WALL", Figures::micros),
            Shown.right("wall_share", "OF JOB", Figures::share),
            Shown.right("cpu_time", "CPU", Figures::micros),
            Shown.right("cpu_share", "OF JOB", Figures::share),
            Shown.right("read_bytes", "READ", Figures::bytes),
            Shown.right("write_bytes", "WRITTEN", Figures::bytes)));
    return columns;
  }
}
