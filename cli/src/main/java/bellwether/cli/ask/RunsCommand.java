package bellwether.cli.ask;

import bellwether.cli.wording.StateText;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.Column;
import bellwether.command.output.PeopleText;
import bellwether.model.JobState;
import bellwether.query.jobs.StateCounts;
import bellwether.query.runs.RunRow;
import bellwether.store.CatalogPlace;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `bellwether runs`: lists the runs in the catalog.
@Command(
    name = "runs",
    sortOptions = false,
    description = "List the runs, the latest last, with how many of their jobs are in which state.",
    footer = {"", "Examples:", "  bellwether runs", "  bellwether runs --json | tail -1"})
public final class RunsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final ListOptions list = new ListOptions();

  public RunsCommand(Console console) {
    this.console = console;
  }

  /// A run with the states of its jobs.
  private record Line(RunRow run, StateCounts counts) {}

  @Override
  public Integer call() {
    var target = list.target(global, console);
    if (isFirstDay()) {
      console.note("nothing has run yet; begin with: bellwether run -- CMD");
      return 0;
    }
    try (var view = new View(global, console);
        var lines = target.begin(columns(Moments.here(console).words()))) {
      for (var run : view.runs().all()) {
        lines.add(new Line(run, view.runs().counts(run)));
      }
    }
    return 0;
  }

  /// A catalog that was named must be there; the usual one comes with the first run.
  private boolean isFirstDay() {
    var named = console.environment().get(CatalogPlace.VARIABLE);
    return global.catalog == null
        && (named == null || named.isBlank())
        && !Files.exists(global.place(console).file());
  }

  private static List<Column<Line>> columns(PeopleText words) {
    return List.of(
        Column.<Line>data("run", line -> line.run().id())
            .as("RUN", line -> Long.toString(line.run().id()))
            .toTheRight(),
        Column.data("origin", line -> line.run().origin()),
        Column.<Line>data("workflow", line -> line.run().workflow())
            .as("WORKFLOW", line -> line.run().workflow()),
        Column.<Line>data("state", line -> line.run().state())
            .as("STATE", line -> StateText.of(line.run())),
        Column.<Line>data("jobs", line -> line.counts().total())
            .as("JOBS", line -> Long.toString(line.counts().total()))
            .toTheRight(),
        Column.<Line>people("DONE", line -> Long.toString(line.counts().of(JobState.JOB_FINISHED)))
            .toTheRight(),
        Column.<Line>people("FAILED", line -> Long.toString(line.counts().endedBadly()))
            .toTheRight(),
        Column.<Line>people("RUNNING", line -> Long.toString(line.counts().running())).toTheRight(),
        Column.data("states", line -> states(line.counts())),
        Column.<Line>data("start_time", line -> line.run().startTime())
            .as("START", line -> words.time(line.run().startTime())),
        Column.<Line>data("end_time", line -> line.run().endTime())
            .as("TIME", line -> time(line.run(), words)),
        Column.<Line>data("source", line -> line.run().source())
            .as("SOURCE", line -> line.run().source()),
        Column.data("directory", line -> line.run().directory()),
        Column.data("host", line -> line.run().manager().host()),
        Column.data("pid", line -> line.run().manager().pid()),
        Column.data("reason", line -> reason(line.run())));
  }

  /// Nobody knows when a manager went that left no word.
  private static String time(RunRow run, PeopleText words) {
    return run.managerGone() ? "-" : words.span(run.startTime(), run.endTime());
  }

  private static @Nullable String reason(RunRow run) {
    return run.managerGone() ? "its manager is gone" : run.reason();
  }

  static Map<String, Object> states(StateCounts counts) {
    var states = new LinkedHashMap<String, Object>();
    counts
        .counts()
        .forEach((state, count) -> states.put(state.name().toLowerCase(Locale.ROOT), count));
    return states;
  }
}
