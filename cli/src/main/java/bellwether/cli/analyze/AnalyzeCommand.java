package bellwether.cli.analyze;

import bellwether.analyze.CatalogEditor.Analysis;
import bellwether.analyze.OutlierAnalysis;
import bellwether.cli.care.JobChanges;
import bellwether.cli.measured.JobSelection;
import bellwether.cli.measured.MeasuredView;
import bellwether.command.Console;
import bellwether.command.ExitStatus;
import bellwether.command.GlobalOptions;
import bellwether.command.output.TableOutput;
import bellwether.query.measured.Measurements;
import bellwether.query.measured.jobs.JobMeasurement;
import bellwether.query.table.MemoryTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bellwether analyze`: looks for outliers and notes at each job what was found.
@Command(
    name = "analyze",
    sortOptions = false,
    description = {
      "Look for outliers among jobs of the same kind and note at each job what was found: by every enabled reference model of just their tags, or else among each other, which takes four.",
      "Jobs of the same kind have the same tags exp_name and exp_component. Without a job: all that were not analyzed yet."
    },
    footer = {
      "",
      "Examples:",
      "  bellwether analyze",
      "  bellwether analyze --job-tag exp_name:linux_kernel --again"
    })
public final class AnalyzeCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final JobSelection selection = new JobSelection();
  @Mixin private final TableOutput output = new TableOutput();

  @Option(names = "--again", description = "Also those that were analyzed before.")
  private boolean again;

  public AnalyzeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (var measurements = MeasuredView.measurements(global, console)) {
      var jobs = jobs(measurements);
      try (var editor = JobChanges.curator(global, console)) {
        tell(editor.analyze(measurements, jobs), jobs);
      }
    }
    return ExitStatus.WELL;
  }

  private List<JobMeasurement> jobs(Measurements measurements) {
    var jobs = selection.jobs(measurements);
    boolean all = again || !selection.ids(measurements).isEmpty();
    return (all ? jobs : jobs.analyzed(Map.of())).list();
  }

  private void tell(List<Analysis> done, List<JobMeasurement> jobs) {
    if (done.isEmpty() && output.forPeople(global)) {
      console.note("every job was analyzed before; see --again");
      return;
    }
    var table = MemoryTable.ofMaps(done.stream().map(one -> row(one, jobs)).toList());
    output.print(global, console, table, table.select(List.of("tags", "count", "runs")));
  }

  private static Map<String, @Nullable Object> row(Analysis one, List<JobMeasurement> jobs) {
    var row = new LinkedHashMap<String, @Nullable Object>();
    row.put("tags", tags(one, jobs));
    row.put("count", one.jobs().size());
    row.put("jobs", one.jobs());
    row.put("runs", one.runs());
    return row;
  }

  private static Map<String, String> tags(Analysis one, List<JobMeasurement> jobs) {
    var kind = new LinkedHashMap<String, String>();
    jobs.stream()
        .filter(job -> one.jobs().contains(job.id()))
        .limit(1)
        .forEach(job ->
            OutlierAnalysis.KIND.forEach(name -> {
              var value = job.tags().values().get(name);
              if (value != null) {
                kind.put(name, value);
              }
            }));
    return kind;
  }
}
