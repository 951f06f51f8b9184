package bellwether.cli.analyze;

import bellwether.analyze.JobComparison;
import bellwether.analyze.JobComparison.Line;
import bellwether.cli.measured.CoverageNote;
import bellwether.cli.measured.JobSelection;
import bellwether.cli.measured.MeasuredText;
import bellwether.cli.measured.MeasuredView;
import bellwether.cli.measured.TrackTag;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.Column;
import bellwether.command.output.ListingTarget;
import bellwether.command.output.TableOutput;
import bellwether.query.Tags;
import bellwether.query.measured.JobQuery;
import bellwether.query.measured.OperationQuery;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.measured.operations.DurationMethod;
import bellwether.query.table.MemoryTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bellwether compare`: tells what differs between jobs, operation by operation.
@Command(
    name = "compare",
    sortOptions = false,
    description =
        "Show what differs between jobs: their operations side by side, the biggest change first. Two jobs: the second against the first. More: of each operation the job that is farthest from the median of the others.",
    footer = {
      "",
      "Examples:",
      "  bellwether compare 685000 685016",
      "  bellwether compare --job-tag exp_name:linux_kernel --by cpu_time",
      "  bellwether compare 625151 627907 629322 --base 629322 --exact-tags"
    })
public final class CompareCommand implements Callable<Integer> {
  private static final int SIDE_BY_SIDE = 6;

  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final JobSelection selection = new JobSelection();
  @Mixin private final TableOutput output = new TableOutput();

  @Option(
      names = "--by",
      paramLabel = "FEATURE",
      defaultValue = "duration",
      description = "What is compared: duration (default), cpu_time, num_procs, rssmax, …")
  private String feature = "duration";

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      defaultValue = "sum-minus-overlap",
      description =
          "What the duration of an operation is: sum-minus-overlap (while any process ran; default), sum, finish-minus-start.")
  private String method = "sum-minus-overlap";

  @Option(names = "--base", paramLabel = "JOB", description = "Compare with this job.")
  private @Nullable String base;

  @Option(
      names = "--each",
      paramLabel = "NAME",
      description =
          "One operation for each value of the tag NAME (default: op, where there is it).")
  private @Nullable String each;

  @Option(
      names = "--exact-tags",
      description = "One operation for each of the processes' distinct tags.")
  private boolean exactTags;

  @Option(names = "--op", paramLabel = "K:V;K:V", description = "Only this; may be given again.")
  private List<String> operations = new ArrayList<>();

  @Option(names = "--relative", description = "The biggest relative change first.")
  private boolean relative;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many operations.")
  private int limit;

  public CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (selection.isAll()) {
      throw CommandException.wrongInput(
          "Expected jobs to compare, or --job-tag, but found neither; see: bellwether jobs");
    }
    try (var measurements = MeasuredView.measurements(global, console)) {
      var jobs = selection.jobs(measurements);
      var list = inOrder(selection.ids(measurements), jobs.list());
      CoverageNote.tell(list, global, console);
      var asked = chosen(jobs).method(DurationMethod.of(method));
      print(list, cut(JobComparison.of(asked, list, feature, base)));
    }
    return 0;
  }

  /// As they were named, since the first of two is the one that is compared with.
  private static List<JobMeasurement> inOrder(List<String> ids, List<JobMeasurement> jobs) {
    var sorted = new ArrayList<>(jobs);
    if (!ids.isEmpty()) {
      sorted.sort(Comparator.comparingInt(job -> ids.indexOf(job.id())));
    }
    return sorted;
  }

  private OperationQuery chosen(JobQuery jobs) {
    var all = jobs.operations();
    if (!operations.isEmpty()) {
      return all.tagged(operations.stream().map(Tags::parse).toList());
    }
    return exactTags
        ? all.exactly()
        : TrackTag.each(jobs, each).map(all::each).orElse(all.exactly());
  }

  private JobComparison cut(JobComparison all) {
    var lines = new ArrayList<>(all.operations());
    if (relative) {
      lines.sort(Comparator.comparingDouble(line -> -Math.abs(Math.log(line.ratio()))));
    }
    int most = limit > 0 ? Math.min(limit, lines.size()) : lines.size();
    return new JobComparison(all.feature(), all.jobs(), all.whole(), lines.subList(0, most));
  }

  private void print(List<JobMeasurement> jobs, JobComparison found) {
    if (!output.forPeople(global)) {
      MemoryTable data = found.table();
      output.print(global, console, data);
      return;
    }
    legend(jobs);
    console.out().println();
    var lines = new ArrayList<Line>();
    lines.add(found.whole());
    lines.addAll(found.operations());
    var target = ListingTarget.forPeople(console);
    try (var listing = target.begin(columns(found))) {
      lines.forEach(listing::add);
    }
  }

  private void legend(List<JobMeasurement> jobs) {
    var figures = MeasuredView.figures(console);
    var columns =
        List.of(
            Column.<JobMeasurement>people("", job -> letter(jobs.indexOf(job))),
            Column.<JobMeasurement>people("JOB", JobMeasurement::id),
            Column.<JobMeasurement>people("START", job -> figures.time(job.start())),
            Column.<JobMeasurement>people("TAGS", job -> MeasuredText.tags(different(job, jobs))));
    var target = ListingTarget.forPeople(console);
    try (var listing = target.begin(columns)) {
      jobs.forEach(listing::add);
    }
  }

  /// The tags that not all of the jobs have.
  private static Map<String, String> different(JobMeasurement job, List<JobMeasurement> jobs) {
    var tags = new TreeMap<>(job.tags().values());
    tags.entrySet()
        .removeIf(tag ->
            jobs.stream()
                .allMatch(other -> tag.getValue().equals(other.tags().values().get(tag.getKey()))));
    return tags;
  }

  /// A, B, … Z, then numbers.
  private static String letter(int place) {
    return place < 26 ? String.valueOf((char) ('A' + place)) : Integer.toString(place + 1);
  }

  private List<Column<Line>> columns(JobComparison found) {
    var columns = new ArrayList<Column<Line>>();
    columns.add(
        Column.people(
            feature.toUpperCase(Locale.ROOT),
            line -> line.tags() == null ? "whole job" : MeasuredText.tags(line.tags().values())));
    for (int i = 0; i < found.jobs().size() && found.jobs().size() <= SIDE_BY_SIDE; i++) {
      int place = i;
      columns.add(right(letter(i), line -> value(line.values().get(place))));
    }
    if (found.jobs().size() > 2) {
      columns.add(Column.people("CHANGED", line -> letter(found.jobs().indexOf(line.job()))));
      columns.add(right("USUAL", line -> value(line.usual())));
    }
    columns.add(right("CHANGE", line -> signed(line.change())));
    columns.add(right("RATIO", line -> MeasuredText.change(line.ratio())));
    return columns;
  }

  private static Column<Line> right(String title, Function<Line, String> shown) {
    return Column.people(title, shown).toTheRight();
  }

  private String signed(double change) {
    return (change > 0 ? "+" : "") + value(change);
  }

  private String value(@Nullable Double value) {
    return MeasuredText.feature(feature, value);
  }
}
