package bellwether.cli.ask;

import bellwether.cli.ask.sacct.SacctFormat;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.Column;
import bellwether.command.output.Listing;
import bellwether.command.output.PeopleText;
import bellwether.command.output.Slicing;
import bellwether.command.output.TableOutput;
import bellwether.model.Clock;
import bellwether.model.JobState;
import bellwether.model.text.Nearest;
import bellwether.query.jobs.JobFilter;
import bellwether.query.jobs.JobRow;
import bellwether.query.jobs.Submissions;
import bellwether.query.runs.RunRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
      "  bellwether jobs --order duration:desc --limit 20",
      "  bellwether jobs --where 'exit_code <> 0' --hosts node01 --parquet=failed.parquet",
      "  bellwether jobs --all-runs --tag step=prepare --since 2d --csv"
    })
public final class JobsCommand implements Callable<Integer> {
  static final List<String> STATES = Arrays.stream(JobState.values()).map(JobState::name).toList();

  private static final int NAMES_LOOKED_AT = 2_000;

  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final FilterOptions filter = new FilterOptions();

  @Option(
      names = "--where",
      paramLabel = "SQL",
      description =
          "Only where this condition holds, such as: exit_code <> 0 AND duration > 6e7; columns: those of --json.")
  private List<String> conditions = new ArrayList<>();

  @Option(names = "--hosts", paramLabel = "HOST", split = ",", description = "Only on these hosts.")
  private List<String> hosts = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "sacct[:FIELD,...]",
      description =
          "Jobs of runs as Slurm's sacct -P prints them, such as sacct:JobID,State,Elapsed; see docs/sacct.md.")
  private @Nullable String format;

  @Mixin private final Slicing slicing = new Slicing();
  @Mixin private final TableOutput output = new TableOutput();

  public JobsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var moments = Moments.here(console);
    var states = filter.states(STATES).stream().map(JobState::valueOf).collect(Collectors.toSet());
    var times = filter.times(moments);
    output.target(global, console);
    var sacct = format == null ? null : sacct(format);
    try (var view = new View(global, console)) {
      var asked = new JobFilter(null, states, filter.tags(), filter.jobs(), times);
      var run = run(view);
      requireNamed(view, run);
      var search =
          new JobSearch(view, filters(view, run, asked), Set.copyOf(hosts), conditions, slicing);
      if (sacct != null) {
        return answer(sacct(sacct, search, Submissions.of(view.reader(), origin(run))));
      }
      var columns = columns(run != null || filter.isAllRuns(), moments.words());
      return answer(new JobListing(global, console, output, columns).print(search));
    }
  }

  private SacctFormat sacct(String said) {
    if (!output.forPeople(global)) {
      throw CommandException.wrongInput(
          "Expected --format or one of --json, --csv and --parquet, but found both; choose one");
    }
    return SacctFormat.parse(said);
  }

  private JobListing.Printed sacct(SacctFormat sacct, JobSearch search, Submissions submissions) {
    var out = console.out();
    out.println(sacct.header());
    var lines = sacct.lines(submissions, Clock.system().now());
    var count = new long[1];
    boolean isCut =
        search.each(job -> {
          if (job.imported() == null) {
            count[0]++;
            out.println(lines.apply(job.row()));
          }
        });
    Listing.check(out);
    return new JobListing.Printed(count[0], 0, isCut);
  }

  private static @Nullable Long origin(@Nullable RunRow run) {
    return run == null ? null : (Long) run.origin();
  }

  /// The run whose jobs are meant; null: of all, or nothing has run.
  private @Nullable RunRow run(View view) {
    boolean onlyImported = view.runs().latest().isEmpty() && view.jobs().anyImported();
    return onlyImported && !filter.namesRun() ? null : filter.run(view);
  }

  private void requireNamed(View view, @Nullable RunRow run) {
    for (var name : filter.literals()) {
      boolean isImported = !filter.namesRun() && view.jobs().isImported(name);
      if (!isImported && run != null) {
        view.job(run, name);
      } else if (!isImported && !filter.isAllRuns()) {
        throw CommandException.notFound(
            "There is no job %s%s; see: bellwether jobs"
                .formatted(name, Nearest.hint(name, view.jobs().importedNames(NAMES_LOOKED_AT))));
      }
    }
  }

  private List<JobFilter> filters(View view, @Nullable RunRow run, JobFilter asked) {
    var ofRuns =
        new JobFilter(origin(run), asked.states(), asked.tags(), asked.jobs(), asked.started())
            .brought(JobFilter.Brought.BY_RUNS)
            .asLeftBy(leftBy(view, run));
    boolean alone = filter.namesRun() || !view.jobs().anyImported();
    return alone ? List.of(ofRuns) : List.of(ofRuns, asked.brought(JobFilter.Brought.BY_IMPORT));
  }

  /// The run that was named, where a later one went on with its jobs.
  private @Nullable Long leftBy(View view, @Nullable RunRow run) {
    return run == null || !filter.namesRun() || view.worker(run).id() == run.id()
        ? null
        : (Long) run.id();
  }

  private int answer(JobListing.Printed printed) {
    if (printed.count() == 0 && filter.namesJobs()) {
      throw CommandException.notFound("No job fits; see: bellwether jobs");
    }
    if (!global.quiet && printed.count() == 0) {
      console.note("no job fits");
    } else if (!global.quiet && printed.isCut() && output.forPeople(global)) {
      console.note("%s; there are more".formatted(PeopleText.count(printed.count(), "job")));
    }
    if (!global.quiet && printed.damaged() > 0) {
      console.note(
          "%s with skipped lines or marked values (!); see: bellwether job JOB"
              .formatted(PeopleText.count(printed.damaged(), "job")));
    }
    return 0;
  }

  /// @param ofRuns whether jobs of runs may be among them, so that people see what only those have
  private List<Column<JobRow>> columns(boolean ofRuns, PeopleText words) {
    var columns = new ArrayList<Column<JobRow>>();
    var number = Column.<JobRow>data("run", JobRow::run);
    columns.add(
        filter.isAllRuns() ? number.as("RUN", row -> Cells.text(row.run())).toTheRight() : number);
    var value = Column.<JobRow>data("value", JobRow::value);
    var memory = Column.<JobRow>data("peak_memory_bytes", row -> Cells.count(row.peakMemory()));
    columns.addAll(
        List.of(
            Column.<JobRow>data("job", JobRow::job).as("JOB", JobRow::job),
            ofRuns ? value.as("VALUE", row -> Cells.text(row.value())) : value,
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
            Column.data("stderr", JobRow::stderr),
            Column.<JobRow>data("cpu_time_us", row -> Cells.micros(row.cpuTime()))
                .as("CPU", row -> Cells.duration(row.cpuTime()))
                .toTheRight(),
            ofRuns
                ? memory.as("MEMORY", row -> Cells.bytes(row.peakMemory())).toTheRight()
                : memory,
            Column.data("job_id", JobRow::jobId)));
    return columns;
  }

  /// An attempt that a dead manager left has no end that anybody knows.
  private static String time(JobRow row, PeopleText words) {
    return row.endTime() == null && row.state() != JobState.RUNNING
        ? "-"
        : words.span(row.startTime(), row.endTime());
  }
}
