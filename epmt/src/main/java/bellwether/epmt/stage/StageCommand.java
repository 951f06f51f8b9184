package bellwether.epmt.stage;

import bellwether.collect.ImportException;
import bellwether.collect.stage.JobStaging;
import bellwether.collect.stage.StagedFiles;
import bellwether.command.ExitStatus;
import bellwether.epmt.CommonOptions;
import bellwether.epmt.CurrentJob;
import bellwether.epmt.HelpOption;
import bellwether.epmt.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `epmt stage`: takes stopped jobs to where they are kept, in papiex's files.
@Command(
    name = "epmt stage",
    description =
        "Make JOB.tgz of a stopped job's folder, hand it to stage_command, print where it is, and remove the folder.",
    footer = {
      "",
      "The files are those that EPMT reads: record files become HOST-papiex.tsv and its header.",
      "The settings stage_command (mv) and stage_command_dest (./) say what becomes of the archive."
    },
    sortOptions = false)
public final class StageCommand implements Callable<Integer> {
  private final Session session;

  @Mixin private final HelpOption help = new HelpOption();
  @Mixin private final CommonOptions common = new CommonOptions();

  @Option(
      names = {"-e", "--error"},
      description = "Stop at the first failure.")
  private boolean stops;

  @Option(
      names = "--no-collate",
      description = "Keep CSV files of single processes as they are; they always are.")
  private boolean single;

  @Option(names = "--no-compress-and-tar", description = "Stage a folder instead of an archive.")
  private boolean unpacked;

  @Parameters(
      paramLabel = "job_dirs",
      arity = "0..*",
      description = "Folders of stopped jobs; none: the current job's.")
  private List<String> items = List.of();

  public StageCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    boolean good = true;
    for (var item : items.isEmpty() ? List.of(CurrentJob.of(session).folder()) : items) {
      good &= staged(Path.of(item));
      if (!good && stops) {
        break;
      }
    }
    return good ? ExitStatus.WELL : ExitStatus.WORK_FAILED;
  }

  private boolean staged(Path folder) throws IOException, InterruptedException {
    var staging =
        new JobStaging(
            folder,
            StagedFiles.PAPIEX,
            (file, _, reason) -> note("%s: %s: %s".formatted(folder, file, reason)));
    var transfer = new StageTransfer(session, staging, !unpacked);
    if (common.isDryRun() || !transfer.isConfigured()) {
      note(
          common.isDryRun()
              ? "epmt stage would run: " + transfer.line(folder.resolveSibling(transfer.name()))
              : "nothing was staged: the settings stage_command or stage_command_dest are empty");
      return true;
    }
    try {
      return staged(transfer);
    } catch (ImportException refused) {
      note(String.valueOf(refused.getMessage()));
      return false;
    }
  }

  private boolean staged(StageTransfer transfer) throws IOException, InterruptedException {
    boolean good = transfer.run();
    if (good) {
      session.console().out().println(transfer.destination());
      transfer.staging().remove();
    }
    return good;
  }

  private void note(String sentence) {
    session.console().note(sentence);
  }
}
