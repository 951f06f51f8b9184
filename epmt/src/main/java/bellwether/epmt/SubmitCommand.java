package bellwether.epmt;

import bellwether.command.CommandException;
import bellwether.command.ExitStatus;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `epmt submit`: imports jobs.
@Command(name = "epmt submit", description = "Import jobs into the catalog.", sortOptions = false)
final class SubmitCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private final HelpOption help = new HelpOption();

  @Option(
      names = {"-e", "--error"},
      description = "Stop at the first failure.")
  private boolean stops;

  @Option(
      names = {"-r", "--remove"},
      description = "Delete the files of imported jobs.")
  private boolean removes;

  @Option(
      names = {"-m", "--move-away"},
      description = "Move the files of refused jobs to ingest_failed_dir.")
  private boolean movesAway;

  @Option(
      names = {"-n", "--dry-run"},
      description = "Read the files, but import nothing.")
  private boolean dryRun;

  @Option(names = "--drop", description = "First delete all that was imported before.")
  private boolean drops;

  @Option(
      names = {"-p", "--num-cpus"},
      paramLabel = "NUM_CPUS",
      arity = "0..1",
      fallbackValue = "1",
      description = "Number of workers; accepted, but one job is imported after the other.")
  private @Nullable Integer workers;

  @Parameters(
      paramLabel = "job_or_dir",
      arity = "0..*",
      description = "Folders with job_metadata, .tgz, .tar.gz, .tar; none: the current job.")
  private List<String> items = List.of();

  SubmitCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    if (drops && dryRun) {
      throw CommandException.notFound("Expected --drop or --dry-run, but found both");
    }
    if (drops) {
      session.drop();
    }
    var submitted = items.isEmpty() ? List.of(CurrentJob.of(session).folder()) : items;
    var rules = new Submission.Rules(stops, removes, movesAway, dryRun);
    return new Submission(session, rules).take(submitted)
        ? ExitStatus.WELL
        : ExitStatus.WORK_FAILED;
  }
}
