package bellwether.cli.care;

import bellwether.cli.ask.RunDeletion;
import bellwether.cli.measured.JobSelection;
import bellwether.cli.measured.MeasuredView;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.ExitStatus;
import bellwether.command.GlobalOptions;
import bellwether.command.output.PeopleText;
import bellwether.query.measured.jobs.JobMeasurement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bellwether delete`: takes measured jobs, or runs that have ended, away.
@Command(
    name = "delete",
    sortOptions = false,
    description =
        "Take measured jobs out of the catalog and the archive, for good: all attempts, without --attempt. Jobs of runs stay: only what was measured of them goes. What reference models learned from them stays. With --run it takes runs that have ended: their kept output, jobs, attempts and measurements; their events stay.",
    footer = {
      "",
      "A person at a terminal is asked before; scripts are not.",
      "",
      "Examples:",
      "  bellwether delete 685000 685003",
      "  bellwether delete --job-tag exp_name:old --dry-run",
      "  bellwether delete --run 3 --run 4"
    })
public final class DeleteCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final JobSelection selection = new JobSelection();

  @Option(
      names = "--run",
      paramLabel = "N",
      description =
          "The run of this number, with its kept output; may be given again. One that was resumed goes only together with the later ones.")
  private List<Long> runs = new ArrayList<>();

  @Option(names = "--dry-run", description = "Say which it would be, and keep them.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  public DeleteCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (!runs.isEmpty()) {
      return deleteRuns();
    }
    if (selection.isAll()) {
      throw CommandException.wrongInput(
          "Expected the ids of jobs, --job-tag or --run, but found none of them; delete takes nothing that is not named");
    }
    List<JobMeasurement> jobs;
    try (var measurements = MeasuredView.measurements(global, console)) {
      jobs = selection.jobs(measurements).list();
    }
    if (jobs.isEmpty()) {
      throw CommandException.notFound("No measured job fits; see: bellwether jobs");
    }
    var ids = jobs.stream().map(JobMeasurement::id).toList();
    return delete(ids, "measured job", () -> deleteJobs(jobs));
  }

  private int deleteRuns() {
    if (!selection.isEverything()) {
      throw CommandException.wrongInput(
          "Expected measured jobs or --run, but found both; delete one after the other");
    }
    var deletion = RunDeletion.of(global, console, runs);
    if (!global.quiet) {
      deletion.tellWhatStays();
    }
    return delete(deletion.numbers(), "run", deletion::run);
  }

  private void deleteJobs(List<JobMeasurement> jobs) {
    try (var editor = JobChanges.curator(global, console)) {
      editor.delete(jobs);
    }
  }

  private int delete(Collection<?> named, String unit, Runnable deletion) {
    if (dryRun) {
      named.forEach(console.out()::println);
      return ExitStatus.WELL;
    }
    var count = PeopleText.count(named.size(), unit);
    if (!yes && !JobChanges.agreed(console, "Delete %s for good?".formatted(count))) {
      console.note("nothing was deleted");
      return ExitStatus.WORK_FAILED;
    }
    deletion.run();
    if (!global.quiet) {
      console.note(count + " deleted");
    }
    return ExitStatus.WELL;
  }
}
