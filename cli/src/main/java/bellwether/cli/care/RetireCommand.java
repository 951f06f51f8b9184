package bellwether.cli.care;

import bellwether.cli.ask.Moments;
import bellwether.cli.measured.MeasuredView;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.ExitStatus;
import bellwether.command.GlobalOptions;
import bellwether.command.output.PeopleText;
import bellwether.query.measured.jobs.JobMeasurement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bellwether retire`: takes old measured jobs and models away.
@Command(
    name = "retire",
    sortOptions = false,
    description =
        "Take away measured jobs that ended longer ago, wholly or down to their sums, and old reference models.",
    footer = {
      "",
      "Examples:",
      "  bellwether retire --older-than 90d --keep-sums",
      "  bellwether retire --older-than 365d --models-older-than 700d --dry-run"
    })
public final class RetireCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();

  @Option(
      names = "--older-than",
      paramLabel = "AGE",
      description = "Jobs that ended before: 90d, 12h, or a date.")
  private @Nullable String age;

  @Option(
      names = "--models-older-than",
      paramLabel = "AGE",
      description = "Reference models that were made before.")
  private @Nullable String modelAge;

  @Option(
      names = "--keep-sums",
      description = "Take only processes and threads away: sums, operations and notes stay.")
  private boolean keepSums;

  @Option(names = "--dry-run", description = "Say which it would be, and keep them.")
  private boolean dryRun;

  public RetireCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (age == null && modelAge == null) {
      throw CommandException.wrongInput(
          "Expected --older-than AGE, such as 90d, or --models-older-than, but found neither");
    }
    var moments = Moments.here(console);
    if (modelAge != null) {
      retireModels(moments.of("--models-older-than", modelAge));
    }
    if (age != null) {
      retireJobs(moments.of("--older-than", age));
    }
    return ExitStatus.WELL;
  }

  private void retireModels(Instant before) {
    try (var measurements = MeasuredView.measurements(global, console);
        var editor = JobChanges.curator(global, console)) {
      if (dryRun) {
        measurements.models().list().stream()
            .filter(model -> model.created().isBefore(before))
            .forEach(model -> console.out().println(model.title()));
      } else {
        tell(editor.retireModels(measurements, before).size(), "reference model", "deleted");
      }
    }
  }

  private void retireJobs(Instant before) {
    var jobs = jobs(before);
    if (dryRun) {
      jobs.forEach(job -> console.out().println(job.id()));
      return;
    }
    try (var editor = JobChanges.curator(global, console)) {
      int count = keepSums ? editor.keepSumsOnly(jobs) : editor.delete(jobs);
      tell(count, "measured job", keepSums ? "reduced to sums" : "deleted");
    }
  }

  private List<JobMeasurement> jobs(Instant before) {
    try (var measurements = MeasuredView.measurements(global, console)) {
      return measurements.jobs().before(before).list();
    }
  }

  private void tell(int count, String unit, String done) {
    if (!global.quiet) {
      console.note("%s %s".formatted(PeopleText.count(count, unit), done));
    }
  }
}
