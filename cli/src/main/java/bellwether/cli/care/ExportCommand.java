package bellwether.cli.care;

import bellwether.cli.measured.JobSelection;
import bellwether.cli.measured.MeasuredView;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.ExitStatus;
import bellwether.command.GlobalOptions;
import bellwether.command.output.DataTexts;
import bellwether.command.output.PeopleText;
import bellwether.query.export.Export;
import bellwether.query.measured.Measurements;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bellwether export`: writes jobs with all that was measured of them into Parquet files.
@Command(
    name = "export",
    sortOptions = false,
    description = {
      "Write jobs, processes, threads, operations, events and reference models as Parquet files into FOLDER, with a dictionary of their columns (unit, source, quirks).",
      "Without JOB and options: all jobs of the catalog. bellwether import FOLDER takes the measured ones into another catalog, with their tags, annotations, analyses and reference models. Of retired jobs their sums are restored."
    },
    footer = {
      "",
      "Examples:",
      "  bellwether export /archive/2026-11",
      "  bellwether export ocean --job-tag exp_component:ocean_annual",
      "  bellwether export --trace run.json",
      "  bellwether export one 685000 && bellwether import --catalog other.db one"
    })
public final class ExportCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "Where the files go; it is made where there is none.")
  private @Nullable Path folder;

  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description =
          "Instead write when which attempt was on which core, in the format that ui.perfetto.dev opens: of the latest run and those it goes on with, or of that of --run.")
  private @Nullable Path trace;

  @Option(names = "--run", paramLabel = "N", description = "With --trace: of this run alone.")
  private @Nullable Long run;

  @Mixin private final JobSelection selection = new JobSelection();

  @Option(names = "--force", description = "Replace an earlier export in FOLDER, or FILE.")
  private boolean force;

  public ExportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (trace != null) {
      refuseOthers();
      new TraceExport(console, global).write(trace, run, force);
      return ExitStatus.WELL;
    }
    if (folder == null || run != null) {
      throw CommandException.wrongInput(
          "Expected FOLDER, or --trace FILE with or without --run; see: bellwether export --help");
    }
    return exportTo(folder);
  }

  private void refuseOthers() {
    if (folder != null || !selection.isEverything()) {
      throw CommandException.wrongInput(
          "Expected --trace FILE alone or with --run, but found also a folder or jobs");
    }
  }

  private int exportTo(Path folder) {
    selection.dropFirst();
    var target = new ExportTarget(folder, global.place(console));
    target.check(force);
    Map<String, Long> rows;
    try (var measurements = MeasuredView.measurements(global, console)) {
      var export = export(measurements);
      target.make();
      rows = export.write(target.folder());
    }
    report(folder, rows);
    return ExitStatus.WELL;
  }

  private Export export(Measurements measurements) {
    if (selection.isEverything()) {
      return Export.ofAll(measurements);
    }
    var jobs = selection.jobs(measurements);
    if (jobs.count() == 0) {
      throw CommandException.notFound("No measured job fits; see: bellwether jobs");
    }
    return Export.of(jobs);
  }

  private void report(Path folder, Map<String, Long> rows) {
    if (global.json) {
      var report = new LinkedHashMap<String, @Nullable Object>();
      report.put("folder", folder.toString());
      report.putAll(rows);
      console.out().println(DataTexts.json(report));
    } else if (!global.quiet) {
      console.note(
          "%s, %s and %s exported to %s"
              .formatted(
                  PeopleText.count(rows.getOrDefault("jobs", 0L), "job"),
                  PeopleText.count(rows.getOrDefault("processes", 0L), "process"),
                  PeopleText.count(rows.getOrDefault("events", 0L), "event"),
                  folder));
    }
  }
}
