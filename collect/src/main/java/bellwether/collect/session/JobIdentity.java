package bellwether.collect.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which job the calling process belongs to: that of the scheduler, else that of its session.
///
/// @param id the scheduler's id of the job, else the id of the session
/// @param user who runs it
/// @param attempt 1, and one more each time that Slurm started the job again
/// @param origin where the id comes from
public record JobIdentity(String id, String user, int attempt, Origin origin) {
  private static final List<String> IDS =
      List.of("SLURM_JOB_ID", "SLURM_JOBID", "PBS_JOBID", "PBS_JOB_ID");
  private static final List<String> USERS = List.of("SLURM_JOB_USER", "LOGNAME", "USER");
  private static final String RESTARTS = "SLURM_RESTART_COUNT";

  /// Where the id of a job comes from.
  public enum Origin {
    /// A variable of the scheduler.
    SCHEDULER,
    /// The process's session, which is unique on this host and until its next boot only.
    SESSION
  }

  /// Refuses what cannot name a folder.
  public JobIdentity {
    FolderName.check(id, "the id of a job");
    FolderName.check(user, "the name of a user");
  }

  /// The job of the calling process.
  ///
  /// @throws SessionException when the id or the user cannot name a folder
  public static JobIdentity of(Map<String, String> environment) {
    var user = first(environment, USERS).orElseGet(() -> System.getProperty("user.name"));
    var given = first(environment, IDS);
    return given.isPresent()
        ? new JobIdentity(given.get(), user, attempt(environment), Origin.SCHEDULER)
        : new JobIdentity(Long.toString(OwnSession.id()), user, 1, Origin.SESSION);
  }

  private static Optional<String> first(Map<String, String> environment, List<String> names) {
    return names.stream()
        .map(name -> environment.getOrDefault(name, ""))
        .filter(value -> !value.isBlank())
        .findFirst();
  }

  private static int attempt(Map<String, String> environment) {
    var restarts = environment.getOrDefault(RESTARTS, "");
    return restarts.matches("\\d{1,6}") ? 1 + Integer.parseInt(restarts) : 1;
  }

  /// The folder's name: that of the first attempt is the id alone, as EPMT has it.
  String folder() {
    return attempt == 1 ? id : id + ".r" + attempt;
  }
}
