package bellwether.epmt.stage;

import bellwether.collect.stage.JobStaging;
import bellwether.epmt.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/// A job's way to where `stage_command` takes it.
///
/// @param packed whether it goes as an archive; else as a folder
public record StageTransfer(Session session, JobStaging staging, boolean packed) {
  private static final String COMMAND = "stage_command";
  private static final String DESTINATION = "stage_command_dest";

  /// The name of what is staged.
  public String name() {
    return packed ? staging.archiveName() : staging.folderName();
  }

  /// The line for the shell.
  ///
  /// @param staged the archive or folder
  String line(Path staged) {
    return "%s '%s' %s"
        .formatted(setting(COMMAND), staged.toString().replace("'", "'\\''"), setting(DESTINATION));
  }

  /// Whether the settings have a command; without one there is nothing to do.
  public boolean isConfigured() {
    return !setting(COMMAND).isBlank() && !setting(DESTINATION).isBlank();
  }

  /// Hands the job on; returns whether that went well. The job's folder stays as it is.
  public boolean run() throws IOException, InterruptedException {
    var work = Files.createTempDirectory(parent(), ".stage-");
    try {
      return taken(work.resolve(name()));
    } finally {
      JobStaging.clear(work); // a command such as cp leaves the archive
    }
  }

  /// Beside the job's folder, where its files have room and an archive can be moved at once.
  private Path parent() {
    return Objects.requireNonNull(staging.folder().getParent());
  }

  private boolean taken(Path staged) throws IOException, InterruptedException {
    if (packed) {
      staging.pack(staged);
    } else {
      staging.copy(staged);
    }
    int status = shell(line(staged));
    if (status != 0) {
      session
          .console()
          .note(
              "%s ended with status %d: the job stays in %s; correct the settings %s and %s, or make room, and stage it again"
                  .formatted(line(staged), status, staging.folder(), COMMAND, DESTINATION));
    }
    return status == 0;
  }

  /// Where the job is then, if the command takes it to its destination.
  public String destination() {
    var folder = Path.of(setting(DESTINATION)).normalize().toString();
    return (folder.isEmpty() ? "." : folder) + "/" + name();
  }

  /// Its output is not ours, which scripts read.
  private static int shell(String line) throws IOException, InterruptedException {
    var builder = new ProcessBuilder("/bin/sh", "-c", line + " >&2").inheritIO();
    builder.environment().remove("PAPIEX_OPTIONS");
    return builder.start().waitFor();
  }

  private String setting(String name) {
    return session.settings().value(name);
  }
}
