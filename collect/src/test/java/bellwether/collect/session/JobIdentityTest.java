package bellwether.collect.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobIdentityTest {
  private static JobIdentity of(Map<String, String> environment) {
    return JobIdentity.of(environment);
  }

  @Test
  void isThatOfTheFirstSchedulerThatNamesOne() {
    var both = Map.of("SLURM_JOB_ID", "", "SLURM_JOBID", "7", "PBS_JOBID", "8.server");
    assertThat(of(both).id()).isEqualTo("7");
    assertThat(of(Map.of("PBS_JOBID", "123[4].server")).id()).isEqualTo("123[4].server");
    assertThat(of(Map.of("PBS_JOB_ID", "9")).origin()).isEqualTo(JobIdentity.Origin.SCHEDULER);
  }

  @Test
  void isThatOfTheSessionWithoutAScheduler() throws IOException {
    var ps = new ProcessBuilder("ps", "-o", "sid=", "-p", "" + ProcessHandle.current().pid());
    var printed = new String(ps.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    var identity = of(Map.of("USER", "u"));
    assertThat(identity.id()).isEqualTo(printed.strip());
    assertThat(identity.origin()).isEqualTo(JobIdentity.Origin.SESSION);
    assertThat(identity.user()).isEqualTo("u");
  }

  @Test
  void aJobThatSlurmStartedAgainHasAFolderOfItsOwn() {
    var again = of(Map.of("SLURM_JOB_ID", "7", "SLURM_RESTART_COUNT", "1", "USER", "u"));
    assertThat(again.id()).isEqualTo("7");
    assertThat(JobFolder.of("/p", again).path()).isEqualTo(Path.of("/p/u/7.r2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../7", "7/8", "a..b", ".", "7\u00008"})
  void whatCannotNameAFolderIsRefused(String id) {
    assertThatThrownBy(() -> of(Map.of("SLURM_JOB_ID", id)))
        .isInstanceOf(SessionException.class)
        .hasMessageContaining("Expected the id of a job")
        .hasMessageContaining("SLURM_JOB_ID");
    assertThatThrownBy(() -> of(Map.of("SLURM_JOB_ID", "7", "LOGNAME", id)))
        .hasMessageContaining("Expected the name of a user");
  }
}
