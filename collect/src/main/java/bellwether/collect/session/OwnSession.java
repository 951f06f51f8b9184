package bellwether.collect.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The session that this process belongs to, as of `setsid`.
final class OwnSession {
  private static final Path STATUS = Path.of("/proc/self/stat");

  /// After the program's name: state, parent, group, session.
  private static final int FIELD = 3;

  private OwnSession() {}

  static long id() {
    try {
      var line = Files.readString(STATUS, StandardCharsets.ISO_8859_1);
      var fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
      return Long.parseLong(fields[FIELD]);
    } catch (IOException wrong) {
      throw new SessionException(
          "Expected a job id in SLURM_JOB_ID or PBS_JOBID, or a session in %s, but found neither: %s; set SLURM_JOB_ID"
              .formatted(STATUS, wrong.getMessage()),
          wrong);
    }
  }
}
