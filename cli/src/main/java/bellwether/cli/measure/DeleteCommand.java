package bellwether.cli.measure;

import bellwether.cli.CommandException;
import bellwether.cli.Console;
import bellwether.cli.ExitStatus;
import bellwether.cli.GlobalOptions;
import bellwether.cli.output.Words;
import bellwether.query.measured.JobMeasurement;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `bellwether delete`: takes measured jobs away.
@Command(
    name = "delete",
    sortOptions = false,
    description =
        "Take measured jobs out of the catalog and the archive, for good: all attempts, without --attempt. What reference models learned from them stays.",
    footer = {
      "",
      "A person at a terminal is asked before; scripts are not.",
      "",
      "Examples:",
      "  bellwether delete 685000 685003",
      "  bellwether delete --job-tag exp_name:old --dry-run"
    })
public final class DeleteCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private final GlobalOptions global = new GlobalOptions();
  @Mixin private final JobSelection selection = new JobSelection();

  @Option(names = "--dry-run", description = "Say which jobs it would be, and keep them.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  public DeleteCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (selection.isAll()) {
      throw CommandException.wrongInput(
          "Expected the ids of jobs, or --job-tag, but found neither; delete takes no job that is not named");
    }
    java.util.List<JobMeasurement> jobs;
    try (var door = Opened.measurements(global, console)) {
      jobs = selection.jobs(door).list();
    }
    if (jobs.isEmpty()) {
      throw CommandException.notFound("No measured job fits; see: bellwether jobs");
    }
    if (dryRun) {
      jobs.forEach(job -> console.out().println(job.id()));
      return ExitStatus.WELL;
    }
    var count = Words.count(jobs.size(), "measured job");
    if (!yes && !Curating.agreed(console, "Delete %s for good?".formatted(count))) {
      console.note("nothing was deleted");
      return ExitStatus.WORK_FAILED;
    }
    try (var curator = Curating.curator(global, console)) {
      curator.delete(jobs);
    }
    if (!global.quiet) {
      console.note(count + " deleted");
    }
    return ExitStatus.WELL;
  }
}
