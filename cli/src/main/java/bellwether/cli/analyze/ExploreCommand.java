package bellwether.cli.analyze;

import bellwether.analyze.OutlierAnalysis;
import bellwether.analyze.compare.Exploration;
import bellwether.cli.measured.MeasuredText;
import bellwether.cli.measured.MeasuredView;
import bellwether.command.Console;
import bellwether.command.ExitStatus;
import bellwether.command.GlobalOptions;
import bellwether.command.output.TableOutput;
import bellwether.query.table.MemoryTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bellwether explore`: an experiment by component and time segment.
@Command(
    name = "explore",
    sortOptions = false,
    description =
        "Show a feature over the jobs of an experiment (tag exp_name) by component (exp_component) and time segment (exp_time), with a * for each method that calls it an outlier of its component.",
    footer = {
      "",
      "Exit status: 0; 1 when no job is of the experiment.",
      "",
      "Examples:",
      "  bellwether explore linux_kernel",
      "  bellwether explore linux_kernel --feature cpu_time --components 3 --json"
    })
public final class ExploreCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final TableOutput output = new TableOutput();

  @Parameters(paramLabel = "EXPERIMENT", description = "The value of the tag exp_name.")
  private String experiment = "";

  @Option(
      names = {"--feature", "--metric"},
      paramLabel = "NAME",
      defaultValue = "duration",
      description = "duration (default), cpu_time, num_procs, rssmax, …")
  private String feature = "duration";

  @Option(
      names = {"--components", "--limit"},
      paramLabel = "N",
      defaultValue = "10",
      description = "The N components with the largest sums (default 10).")
  private int limit;

  public ExploreCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (var measurements = MeasuredView.measurements(global, console)) {
      var found = new OutlierAnalysis(measurements).explore(experiment, feature, limit);
      print(found);
      if (found.components().isEmpty()) {
        console.note("no job has the tag exp_name:%s; see: bellwether tags".formatted(experiment));
        return ExitStatus.WORK_FAILED;
      }
    }
    return ExitStatus.WELL;
  }

  private void print(Exploration found) {
    var rows = new ArrayList<Map<String, @Nullable Object>>();
    var shown = new ArrayList<Map<String, @Nullable Object>>();
    for (var component : found.components()) {
      for (var job : component.jobs()) {
        rows.add(row(component, job));
        shown.add(line(component, job));
      }
    }
    if (output.forPeople(global) && rows.isEmpty()) {
      return;
    }
    output.print(global, console, MemoryTable.ofMaps(rows), MemoryTable.ofMaps(shown));
    if (output.forPeople(global)) {
      segments(found.segments());
    }
  }

  private Map<String, @Nullable Object> row(
      Exploration.Component component, Exploration.Marked job) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("experiment", experiment);
    row.put("component", component.name());
    row.put("exp_time", job.member().time());
    row.put("job", job.member().job());
    row.put("jobid", job.member().job());
    row.put("feature", feature);
    row.put("value", job.member().value());
    row.put("votes", job.votes());
    row.put("component_sum", component.sum());
    row.put("component_share", component.percent() / 100);
    row.put("variation", component.variation());
    return row;
  }

  private Map<String, @Nullable Object> line(
      Exploration.Component component, Exploration.Marked job) {
    var line = new LinkedHashMap<String, @Nullable Object>();
    line.put("COMPONENT", component.name().isEmpty() ? "-" : component.name());
    line.put("SHARE", MeasuredText.share(component.percent() / 100));
    line.put("TIME", job.member().time().isEmpty() ? "-" : job.member().time());
    line.put("JOB", job.member().job());
    line.put(feature, MeasuredText.feature(feature, job.member().value()));
    line.put("MARKS", "*".repeat(job.votes()));
    return line;
  }

  private void segments(List<Exploration.Segment> segments) {
    var lines = new ArrayList<Map<String, @Nullable Object>>();
    for (var segment : segments) {
      var line = new LinkedHashMap<String, @Nullable Object>();
      line.put("TIME", segment.time().isEmpty() ? "-" : segment.time());
      line.put("SUM OF " + feature, MeasuredText.feature(feature, segment.sum()));
      line.put("MARKS", "*".repeat(segment.votes()));
      lines.add(line);
    }
    console.out().println();
    var table = MemoryTable.ofMaps(lines);
    output.print(global, console, table);
  }
}
