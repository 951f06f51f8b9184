package bellwether.cli.ask;

import bellwether.cli.CommandException;
import bellwether.cli.Console;
import bellwether.cli.GlobalOptions;
import bellwether.cli.output.Column;
import bellwether.cli.output.DataTexts;
import bellwether.cli.output.Listing;
import bellwether.cli.output.Words;
import bellwether.model.JobState;
import bellwether.model.Nearest;
import bellwether.query.JobFilter;
import bellwether.query.JobRow;
import bellwether.query.RunRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `bellwether jobs`: lists jobs, arrays iteration by iteration.
@Command(
    name = "jobs",
    sortOptions = false,
    description =
        "List jobs and how they stand: those of a run (default: the latest), arrays iteration by iteration, and those that were imported.",
    footer = {
      "",
      "Examples:",
      "  bellwether jobs --state FAILED",
      "  bellwether jobs 'sim*' --json",
      "  bellwether jobs --all-runs --tag step=prepare --since 2d --csv"
    })
public final class JobsCommand implements Callable<Integer> {
  static final List<String> STATES = Arrays.stream(JobState.values()).map(JobState::name).toList();

  /// What data has of all jobs, measured or not.
  static final Set<String> KEYS =
      Set.of(
          "run",
          "job",
          "value",
          "state",
          "attempts",
          "exit_code",
          "signal",
          "cause",
          "start_time",
          "end_time",
          "nodes",
          "stdout",
          "stderr");

  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final ListOptions list = new ListOptions();
  @Mixin private final FilterOptions filter = new FilterOptions();

  public JobsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var target = list.target(global, console);
    var moments = Moments.here(console);
    var states = filter.states(STATES).stream().map(JobState::valueOf).collect(Collectors.toSet());
    var times = filter.times(moments);
    try (var view = new View(global, console)) {
      var asked = new JobFilter(null, states, filter.tags(), filter.jobs(), times);
      var measured = filter.namesRun() ? MeasuredJobs.NONE : MeasuredJobs.of(view, asked);
      var run = run(view, measured);
      requireNamed(view, run, measured);
      var columns = columns(!filter.isAllRuns(), moments.words());
      var printer = new Printer(target, columns, measured);
      return answer(printer.print(view, of(run, asked)));
    }
  }

  /// The run whose jobs are meant; null: of all, or nothing has run.
  private @Nullable RunRow run(View view, MeasuredJobs measured) {
    boolean onlyMeasured = view.runs().latest().isEmpty() && measured.anyInCatalog();
    return onlyMeasured && !filter.namesRun() ? null : filter.run(view);
  }

  private void requireNamed(View view, @Nullable RunRow run, MeasuredJobs measured) {
    for (var name : filter.literals()) {
      if (run != null && !measured.inCatalog(name)) {
        view.job(run, name);
      } else if (!filter.isAllRuns() && !measured.inCatalog(name)) {
        throw CommandException.notFound(
            "There is no job %s%s; see: bellwether jobs"
                .formatted(name, Nearest.hint(name, measured.ids())));
      }
    }
  }

  private static JobFilter of(@Nullable RunRow run, JobFilter asked) {
    var of =
        new JobFilter(
            run == null ? null : (Long) run.origin(),
            asked.states(),
            asked.tags(),
            asked.jobs(),
            asked.started());
    return of.brought(JobFilter.Brought.BY_RUNS);
  }

  private int answer(boolean any) {
    if (any) {
      return 0;
    }
    if (filter.namesJobs()) {
      throw CommandException.notFound("No job fits; see: bellwether jobs");
    }
    if (!global.quiet) {
      console.note("no job fits");
    }
    return 0;
  }

  /// Prints the jobs of runs, then those that were measured elsewhere.
  private record Printer(Listing.Target target, List<Column<JobRow>> usual, MeasuredJobs measured) {

    /// Returns whether there were any.
    boolean print(View view, JobFilter asked) {
      var columns = new ArrayList<>(usual);
      if (target.form() != Listing.Form.NDJSON) {
        columns.addAll(measured.columns());
      }
      var any = new boolean[] {!measured.rows().isEmpty()};
      try (var lines = target.begin(columns)) {
        view.jobs()
            .each(
                asked,
                row -> {
                  any[0] = true;
                  lines.add(row);
                });
        if (target.form() != Listing.Form.NDJSON) {
          measured.rows().forEach(lines::add);
        }
      }
      if (target.form() == Listing.Form.NDJSON) {
        printObjects(columns);
      }
      return any[0];
    }

    /// Each has what all jobs have, and what was measured of it.
    private void printObjects(List<Column<JobRow>> columns) {
      for (var row : measured.rows()) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (var column : columns) {
          if (column.key() != null) {
            object.put(column.key(), column.value().apply(row));
          }
        }
        object.putAll(measured.data(row));
        target.out().println(DataTexts.json(object));
      }
      Listing.check(target.out());
    }
  }

  private static List<Column<JobRow>> columns(boolean ofOneRun, Words words) {
    var columns = new ArrayList<Column<JobRow>>();
    var number = Column.<JobRow>data("run", JobRow::run);
    columns.add(ofOneRun ? number : number.as("RUN", row -> Cells.text(row.run())).toTheRight());
    columns.addAll(
        List.of(
            Column.<JobRow>data("job", JobRow::job).as("JOB", JobRow::job),
            Column.<JobRow>data("value", JobRow::value).as("VALUE", row -> Cells.text(row.value())),
            Column.<JobRow>data("state", JobRow::state).as("STATE", row -> row.state().name()),
            Column.<JobRow>data("attempts", JobRow::attempts)
                .as("ATTEMPTS", row -> Integer.toString(row.attempts()))
                .toTheRight(),
            Column.<JobRow>data("exit_code", JobRow::exitCode)
                .as("EXIT", row -> Cells.exit(row.exitCode(), row.signal())),
            Column.data("signal", JobRow::signal),
            Column.<JobRow>data("cause", row -> Cells.word(row.cause()))
                .as("CAUSE", row -> Cells.cause(row.cause())),
            Column.<JobRow>data("start_time", JobRow::startTime)
                .as("START", row -> words.time(row.startTime())),
            Column.<JobRow>data("end_time", JobRow::endTime).as("TIME", row -> time(row, words)),
            Column.<JobRow>data("nodes", JobRow::nodes)
                .as("NODES", row -> row.nodes().isEmpty() ? "-" : String.join(",", row.nodes())),
            Column.data("stdout", JobRow::stdout),
            Column.data("stderr", JobRow::stderr)));
    return columns;
  }

  /// An attempt that a dead manager left has no end that anybody knows.
  private static String time(JobRow row, Words words) {
    return row.endTime() == null && row.state() != JobState.RUNNING
        ? "-"
        : words.span(row.startTime(), row.endTime());
  }
}
