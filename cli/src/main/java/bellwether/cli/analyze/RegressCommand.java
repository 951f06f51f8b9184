package bellwether.cli.analyze;

import bellwether.analyze.History;
import bellwether.cli.measured.JobSelection;
import bellwether.cli.measured.MeasuredText;
import bellwether.cli.measured.MeasuredView;
import bellwether.cli.measured.Sparkline;
import bellwether.command.Console;
import bellwether.command.ExitStatus;
import bellwether.command.GlobalOptions;
import bellwether.command.output.Column;
import bellwether.command.output.ListingTarget;
import bellwether.command.output.TableOutput;
import bellwether.query.Tags;
import bellwether.query.measured.JobQuery;
import bellwether.query.measured.operations.DurationMethod;
import bellwether.query.table.MemoryTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bellwether regress`: watches the history of jobs of the same kind.
@Command(
    name = "regress",
    sortOptions = false,
    description =
        "Watch the history of jobs of the same kind, by start, and name the job from which on a level changed for good (one false alarm in a hundred histories). It takes at least six jobs.",
    footer = {
      "",
      "Exit status: 0 with an answer; with --fail 1 when a level rose.",
      "",
      "Examples:",
      "  bellwether regress --job-tag exp_name:linux_kernel",
      "  bellwether regress --job-tag exp_name:linux_kernel --by cpu_time --each op",
      "  bellwether regress --job-tag 'exp_name:X' --op op:build --fail"
    })
public final class RegressCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final JobSelection selection = new JobSelection();
  @Mixin private final TableOutput output = new TableOutput();

  @Option(names = "--tag", paramLabel = "K:V;K:V", description = "The same as --job-tag.")
  private List<String> tags = new ArrayList<>();

  @Option(
      names = "--by",
      paramLabel = "FEATURE",
      split = ",",
      defaultValue = "duration",
      description = "What is watched: duration (default), cpu_time, num_procs, rssmax, …")
  private List<String> features = new ArrayList<>();

  @Option(
      names = "--op",
      paramLabel = "K:V;K:V",
      description = "This operation instead of whole jobs; may be given again.")
  private List<String> operations = new ArrayList<>();

  @Option(
      names = "--each",
      paramLabel = "NAME",
      description = "Each operation that the tag NAME tells apart, such as op.")
  private @Nullable String each;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      defaultValue = "sum-minus-overlap",
      description = "What the duration of an operation is, see: bellwether compare --help")
  private String method = "sum-minus-overlap";

  @Option(names = "--all", description = "All changes of each history, not just the strongest.")
  private boolean all;

  @Option(names = "--fail", description = "Exit status 1 when a level rose.")
  private boolean fail;

  public RegressCommand(Console console) {
    this.console = console;
  }

  /// A history and one of its changes; null: it has none.
  private record Line(History history, History.@Nullable Change change) {}

  @Override
  public Integer call() {
    try (var measurements = MeasuredView.measurements(global, console)) {
      tags.forEach(selection::addTag);
      var lines = lines(selection.jobs(measurements));
      print(lines);
      boolean worse =
          lines.stream().anyMatch(line -> line.change != null && line.change.isRegression());
      return fail && worse ? ExitStatus.WORK_FAILED : ExitStatus.WELL;
    }
  }

  private List<Line> lines(JobQuery jobs) {
    var list = jobs.list();
    var lines = new ArrayList<Line>();
    for (var feature : features) {
      if (operations.isEmpty() && each == null) {
        add(lines, History.of(list, feature));
        continue;
      }
      var asked = jobs.operations().method(DurationMethod.of(method));
      var chosen =
          operations.isEmpty()
              ? asked.each(String.valueOf(each))
              : asked.tagged(operations.stream().map(Tags::parse).toList());
      History.of(chosen, list, feature).forEach(history -> add(lines, history));
    }
    return lines;
  }

  private void add(List<Line> lines, History history) {
    var changes = all ? history.all() : history.strongest();
    changes.forEach(change -> lines.add(new Line(history, change)));
    if (changes.isEmpty()) {
      lines.add(new Line(history, null));
    }
  }

  private void print(List<Line> lines) {
    if (!output.forPeople(global)) {
      var data =
          MemoryTable.ofMaps(
              lines.stream()
                  .<Map<String, @Nullable Object>>map(line -> line.history.row(line.change))
                  .toList());
      output.print(global, console, data);
      return;
    }
    var target = ListingTarget.forPeople(console);
    try (var listing = target.begin(columns())) {
      lines.forEach(listing::add);
    }
    if (!global.quiet) {
      tell(lines);
    }
  }

  private void tell(List<Line> lines) {
    if (lines.isEmpty()) {
      console.note("no job has such an operation");
    } else if (lines.stream().allMatch(line -> line.history.jobs().size() < 6)) {
      console.note("a change takes at least six jobs to be seen, three on either side");
    }
  }

  private List<Column<Line>> columns() {
    var figures = MeasuredView.figures(console);
    return List.of(
        Column.<Line>people(
            "OPERATION",
            line ->
                line.history.tags() == null
                    ? "whole job"
                    : MeasuredText.tags(line.history.tags().values())),
        Column.<Line>people("FEATURE", line -> line.history.feature()),
        Column.<Line>people("JOBS", line -> Integer.toString(line.history.jobs().size()))
            .toTheRight(),
        Column.<Line>people("HISTORY", line -> Sparkline.of(line.history.values())),
        changed("CHANGED AT", change -> change.job().id()),
        changed("START", change -> figures.time(change.job().start())),
        value("BEFORE", change -> change.point().before()),
        value("AFTER", change -> change.point().after()),
        changed(
                "CHANGE",
                change -> MeasuredText.change(change.point().after() / change.point().before()))
            .toTheRight());
  }

  private static Column<Line> changed(String title, Function<History.Change, String> shown) {
    return Column.people(title, line -> line.change == null ? "-" : shown.apply(line.change));
  }

  private static Column<Line> value(String title, Function<History.Change, Double> value) {
    return Column.<Line>people(
            title,
            line ->
                line.change == null
                    ? "-"
                    : MeasuredText.feature(line.history.feature(), value.apply(line.change)))
        .toTheRight();
  }
}
