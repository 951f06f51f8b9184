package bellwether.cli.ask;

import bellwether.cli.CommandException;
import bellwether.cli.Console;
import bellwether.cli.GlobalOptions;
import bellwether.cli.output.Column;
import bellwether.cli.output.Listing;
import bellwether.cli.output.Words;
import bellwether.model.JobState;
import bellwether.query.JobFilter;
import bellwether.query.JobRow;
import bellwether.query.RunRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `bellwether jobs`: lists jobs, arrays iteration by iteration.
@Command(
    name = "jobs",
    sortOptions = false,
    description = "List the jobs of a run, arrays iteration by iteration, and how they stand.",
    footer = {
      "",
      "Examples:",
      "  bellwether jobs --state FAILED",
      "  bellwether jobs 'sim*' --json",
      "  bellwether jobs --all-runs --tag step=prepare --since 2d --csv"
    })
public final class JobsCommand implements Callable<Integer> {
  static final List<String> STATES = Arrays.stream(JobState.values()).map(JobState::name).toList();

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
      var run = filter.run(view);
      filter.requireNamed(view, run);
      var asked =
          new JobFilter(
              run == null ? null : (Long) run.origin(),
              states,
              filter.tags(),
              filter.jobs(),
              times);
      return print(view, asked, target.begin(columns(run, moments.words())));
    }
  }

  private int print(View view, JobFilter asked, Listing<JobRow> lines) {
    var any = new boolean[1];
    try (lines) {
      view.jobs()
          .each(
              asked,
              row -> {
                any[0] = true;
                lines.add(row);
              });
    }
    if (any[0]) {
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

  private static List<Column<JobRow>> columns(@Nullable RunRow run, Words words) {
    var columns = new ArrayList<Column<JobRow>>();
    var number = Column.<JobRow>data("run", JobRow::run);
    columns.add(run == null ? number.as("RUN", row -> Cells.text(row.run())).toTheRight() : number);
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
