package bellwether.collect.session;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;

/// The folder that the files of one attempt of a measured job are written to, `PREFIX/USER/ID`.
/// What is made here is for its user alone.
///
/// @param path absolute
public record JobFolder(Path path) {
  private static final String PREFIX = "BELLWETHER_MEASURE_PREFIX";
  private static final String RUNNING = "job_metadata.tmp";
  private static final String STOPPED = "job_metadata";
  private static final String EXIT_CODE = "exit_code";

  /// How far a job is.
  public enum Phase {
    NOT_STARTED,
    RUNNING,
    STOPPED
  }

  /// The folder of a job.
  ///
  /// @param prefix the folder for all jobs
  public static JobFolder of(String prefix, JobIdentity identity) {
    var folder = Path.of(prefix, identity.user(), identity.folder());
    return new JobFolder(folder.toAbsolutePath().normalize());
  }

  /// The folder for all jobs that the environment names, else EPMT's own default.
  public static String prefix(Map<String, String> environment) {
    var named = environment.getOrDefault(PREFIX, "");
    return named.isBlank() ? standardPrefix() : named;
  }

  /// The folder for all jobs where no other is configured, which is EPMT's as well.
  public static String standardPrefix() {
    return System.getProperty("java.io.tmpdir") + "/epmt/";
  }

  /// What `PAPIEX_OUTPUT` has to be, so that the collector writes here.
  public String output() {
    return path + "/";
  }

  public Phase phase() {
    if (Files.exists(stopped())) {
      return Phase.STOPPED;
    }
    return Files.exists(running()) ? Phase.RUNNING : Phase.NOT_STARTED;
  }

  /// Makes the folder where it is missing.
  ///
  /// @throws SessionException when it cannot be made, or belongs to another user
  public void create() {
    OwnFolders.create(path);
  }

  /// Keeps the exit code of a command of the job, unless it is 0 or an earlier one failed.
  ///
  /// @throws IOException when the folder is missing or cannot be written to
  public void recordExit(int code) throws IOException {
    if (code != 0) {
      OwnFolders.writeFirst(path.resolve(EXIT_CODE), (code + "\n").getBytes(US_ASCII));
    }
  }

  /// The first exit code of a command that failed; empty where none did.
  public OptionalInt exitCode() throws IOException {
    var file = path.resolve(EXIT_CODE);
    if (!Files.exists(file)) {
      return OptionalInt.empty();
    }
    var text = Files.readString(file).strip();
    return text.matches("-?\\d{1,9}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  /// Where a job's metadata are written while it runs.
  Path running() {
    return path.resolve(RUNNING);
  }

  /// Where they stand when it has stopped.
  Path stopped() {
    return path.resolve(STOPPED);
  }
}
