package bellwether.collect.session;

import bellwether.collect.internal.FileReplacement;
import bellwether.collect.internal.MetadataFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The start and the stop of a job that is measured, kept as EPMT's metadata in the job's folder.
///
/// @param identity which job it is
/// @param folder where its files are
/// @param environment the variables of the command that starts or stops it
public record JobSession(JobIdentity identity, JobFolder folder, Map<String, String> environment) {

  /// How a job ended.
  ///
  /// @param exitCode null: the first failure that was recorded in the folder, else unknown
  /// @param reason a word or a sentence; null: none is known
  public record End(@Nullable Integer exitCode, @Nullable String reason) {}

  /// The job of the calling process.
  ///
  /// @param prefix the folder for all jobs
  public static JobSession of(String prefix, Map<String, String> environment) {
    var identity = JobIdentity.of(environment);
    return new JobSession(identity, JobFolder.of(prefix, identity), environment);
  }

  /// Writes what is known at the start; returns how far the job was before, and does nothing unless
  /// it had not started.
  public JobFolder.Phase start() throws IOException {
    var before = folder.phase();
    if (before == JobFolder.Phase.NOT_STARTED) {
      folder.create();
      replace(folder.running(), facts().atStart(now()));
    }
    return before;
  }

  /// Completes the metadata; returns how far the job was before, and does nothing unless it ran.
  public JobFolder.Phase stop(End end) throws IOException {
    var before = folder.phase();
    if (before == JobFolder.Phase.RUNNING) {
      complete(end);
      Files.deleteIfExists(folder.running());
    }
    return before;
  }

  private void complete(End end) throws IOException {
    var running = folder.running();
    var started = Files.readAllBytes(running);
    var known = MetadataFile.read(new ByteArrayInputStream(started), running.toString());
    var more = facts().atStop(known, now(), end(end));
    replace(folder.stopped(), MetadataFile.with(started, more, running.toString()));
  }

  private static ZonedDateTime now() {
    return ZonedDateTime.now(ZoneId.systemDefault());
  }

  private JobFacts facts() {
    return new JobFacts(identity, environment);
  }

  private End end(End given) throws IOException {
    var failed = folder.exitCode();
    return given.exitCode() != null || failed.isEmpty()
        ? given
        : new End(failed.getAsInt(), given.reason());
  }

  private static void replace(Path file, byte[] bytes) throws IOException {
    FileReplacement.write(file, beside -> OwnFolders.write(beside, bytes));
  }
}
