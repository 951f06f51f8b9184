package bellwether.cli.measure;

import bellwether.collect.session.JobFolder;
import bellwether.collect.session.JobSession;
import bellwether.collect.session.OwnProcess;
import bellwether.collect.stage.JobStaging;
import bellwether.collect.stage.StagedFiles;
import bellwether.command.CommandException;
import bellwether.command.Console;
import bellwether.command.ExitStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `bellwether stage`: takes measured jobs to where they are kept.
@Command(
    name = "stage",
    sortOptions = false,
    description =
        "Make the archive JOB.tgz of a stopped job's folder, print where it is, and remove the folder.",
    footer = {
      "",
      "The folder is removed only when the archive is complete and on the disk.",
      "bellwether import reads the archive; with --papiex so does EPMT 5: epmt submit.",
      "",
      "Examples:",
      "  bellwether stage --to /archive/jobs",
      "  bellwether stage /tmp/epmt/me/17 /tmp/epmt/me/18 --papiex"
    })
public final class StageCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--papiex",
      description = "Write papiex's files (TSV, version 2) instead of record files.")
  private boolean papiex;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description = "The folder for the archives (default: the current one).")
  private Path target = Path.of("");

  @Parameters(
      paramLabel = "DIR",
      arity = "0..*",
      description = "Folders of stopped jobs; none: the folder of the job that this shell is in.")
  private List<Path> folders = List.of();

  public StageCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    var environment = console.environment();
    OwnProcess.leaveOut(environment);
    for (var folder : folders.isEmpty() ? List.of(current()) : folders) {
      stage(folder);
    }
    return ExitStatus.WELL;
  }

  private Path current() {
    var environment = console.environment();
    var session = JobSession.of(JobFolder.prefix(environment), environment);
    if (session.folder().phase() == JobFolder.Phase.NOT_STARTED) {
      throw CommandException.notFound(
          "Expected job %s to be started, but found no metadata of it in %s; start it with bellwether start, or name a folder"
              .formatted(session.identity().id(), session.folder().path()));
    }
    return session.folder().path();
  }

  private void stage(Path folder) throws IOException {
    var kind = papiex ? StagedFiles.PAPIEX : StagedFiles.RECORDS;
    var staging =
        new JobStaging(
            folder,
            kind,
            (file, _, reason) -> console.note("%s: %s: %s".formatted(folder, file, reason)));
    var archive = target.resolve(staging.archiveName());
    if (Files.exists(archive)) {
      throw CommandException.notFound(
          "Expected no file %s yet, but there is one; move it away, or choose another folder with --to"
              .formatted(archive));
    }
    staging.pack(archive);
    console.out().println(archive);
    staging.remove();
  }
}
