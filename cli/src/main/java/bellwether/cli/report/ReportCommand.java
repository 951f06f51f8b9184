package bellwether.cli.report;

import bellwether.analyze.charts.ChartException;
import bellwether.analyze.charts.StepChart;
import bellwether.analyze.charts.SvgFormat;
import bellwether.analyze.series.SeriesReader;
import bellwether.analyze.series.Weighting;
import bellwether.cli.ask.ListOptions;
import bellwether.cli.ask.Moments;
import bellwether.cli.ask.View;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.GlobalOptions;
import bellwether.command.output.Listing;
import bellwether.model.Micros;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bellwether report`: prints a time series, or writes a page about all that happened.
@Command(
    name = "report",
    sortOptions = false,
    description =
        "Print how a run or a workflow went over time: throughput, utilization, available, efficiency, queue-depth or failures; or write a page about it with --html.",
    footer = {
      "",
      "Examples:",
      "  bellwether report utilization",
      "  bellwether report efficiency 3 --by cores --steps 100 --csv",
      "  bellwether report failures --workflow sweep --svg > failures.svg",
      "  bellwether report --html report.html"
    })
public final class ReportCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final ListOptions list = new ListOptions();

  @Mixin private final ReportScope scope = new ReportScope();

  @Option(names = "--svg", description = "A chart as SVG.")
  private boolean svg;

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      description =
          "What a running job counts: weight, its share of nodes (default); cores; or count, one.")
  private @Nullable String by;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "The values at N times, evenly spaced, instead of at each change.")
  private @Nullable Integer steps;

  @Mixin private final HtmlOptions html = new HtmlOptions();

  public ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    var file = html.file();
    if (file == null) {
      return print();
    }
    if (svg || list.isCsv() || by != null || steps != null) {
      throw CommandException.wrongInput(
          "Expected --html without --svg, --csv, --by and --steps, but found one of them; a page shows all series");
    }
    new HtmlReport(console, global).write(file, html.isForced(), scope);
    return 0;
  }

  private Integer print() {
    html.check();
    var target = list.target(global, console);
    var series = scope.series();
    var weighting = series.weighting(weighting());
    checkSteps();
    var moments = Moments.here(console);
    try (var view = new View(global, console)) {
      var asked = scope.asked(view, console, moments);
      var reader = new SeriesReader(view.reader(), view.runs());
      var report = Report.read(reader, asked.scope(), series, weighting);
      report = steps == null ? report : report.resample(steps);
      if (svg) {
        draw(report, asked, moments);
      } else {
        try (var lines = target.begin(ReportPoint.columns(report, moments.words()))) {
          if (list.isCsv()) {
            lines.header();
          }
          ReportPoint.addAll(report, lines);
        }
      }
    }
    return 0;
  }

  private void checkSteps() {
    if (steps != null && steps < 1) {
      throw CommandException.wrongInput(
          "Expected at least 1 after --steps, but found %d".formatted(steps));
    }
    if (svg && (global.json || list.isCsv())) {
      throw CommandException.wrongInput(
          "Expected one of --svg, --csv and --json, but found two; choose one");
    }
  }

  private @Nullable Weighting weighting() {
    return switch (by == null ? "" : by.toLowerCase(Locale.ROOT)) {
      case "" -> null;
      case "weight" -> Weighting.WEIGHT;
      case "cores" -> Weighting.CORES;
      case "count" -> Weighting.COUNT;
      default ->
          throw CommandException.wrongInput(
              "Expected weight, cores or count after --by, but found %s".formatted(by));
    };
  }

  private void draw(Report report, ReportScope.Asked asked, Moments moments) {
    var end = asked.end() == null ? moments.now() : asked.end();
    var bytes = new ByteArrayOutputStream();
    try {
      var title = "%s of %s".formatted(report.name().word(), asked.title());
      var chart = new StepChart(title, report.unit(), report.lines(), report.end(Micros.of(end)));
      new SvgFormat().write(chart, bytes);
    } catch (ChartException | IOException problem) {
      throw CommandException.surroundings("The chart could not be drawn: " + problem.getMessage());
    }
    console.rawOut().writeBytes(bytes.toByteArray());
    Listing.check(console.rawOut());
  }
}
