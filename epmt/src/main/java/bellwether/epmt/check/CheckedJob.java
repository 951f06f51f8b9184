package bellwether.epmt.check;

import bellwether.collect.Collector;
import bellwether.collect.SkippedLines;
import bellwether.collect.session.JobEnd;
import bellwether.collect.session.JobFolder;
import bellwether.collect.session.JobIdentity;
import bellwether.collect.session.JobSession;
import bellwether.collect.stage.JobStaging;
import bellwether.collect.stage.StagedFiles;
import bellwether.command.CommandException;
import bellwether.command.measure.MeasuredCommand;
import bellwether.epmt.Session;
import bellwether.epmt.stage.StageTransfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A job of its own that goes through its life, from start to stage, to see whether one can.
///
/// @param session with the settings
/// @param job of a user's, under an id that no scheduler gives
record CheckedJob(Session session, JobSession job) {
  private static final SkippedLines NOBODY = (_, _, _) -> {};

  CheckedJob(Session session) {
    this(session, job(session));
  }

  private static JobSession job(Session session) {
    var prefix = session.settings().value("epmt_output_prefix");
    var environment = session.console().environment();
    var user = JobIdentity.of(environment).user();
    var id = "check-" + ProcessHandle.current().pid();
    var identity = new JobIdentity(id, user, 1, JobIdentity.Origin.SESSION);
    return new JobSession(identity, JobFolder.of(prefix, identity), environment);
  }

  Collector requireCollector() {
    return Collector.installed()
        .orElseThrow(() ->
            CommandException.surroundings(
                "Expected the collector that measures processes, but none was built, as there was no C compiler (cc)"));
  }

  void start() throws IOException {
    job.start();
  }

  /// Whether the collector writes down a process.
  void run() throws IOException, InterruptedException {
    var output = job.folder().output();
    var assignments = requireCollector().assignments(output, "PROCESSES", null);
    int status = new MeasuredCommand(List.of("/bin/true"), assignments).run(session.console());
    if (status != 0 || records().isEmpty()) {
      throw CommandException.surroundings(
          "Expected /bin/true to end with 0 and to leave a record file in %s, but it ended with %d and left %s"
              .formatted(output, status, records()));
    }
    job.stop(new JobEnd(status, null));
  }

  private List<Path> records() throws IOException {
    try (var files = Files.list(job.folder().path())) {
      return files.filter(file -> file.toString().endsWith(Collector.FILE_ENDING)).toList();
    }
  }

  /// Whether a job can be staged; the archive is removed where it can be seen.
  void stage() throws IOException, InterruptedException {
    var staging = new JobStaging(job.folder().path(), StagedFiles.PAPIEX, NOBODY);
    var transfer = new StageTransfer(session, staging, true);
    if (transfer.isConfigured() && !transfer.run()) {
      throw CommandException.surroundings("stage_command has failed");
    }
    Files.deleteIfExists(Path.of(transfer.destination()));
  }

  void remove() throws IOException {
    if (Files.exists(job.folder().path())) {
      JobStaging.clear(job.folder().path());
    }
  }
}
