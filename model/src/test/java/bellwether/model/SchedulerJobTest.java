package bellwether.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SchedulerJobTest {
  private static SchedulerJob around(Map<String, String> variables) {
    return SchedulerJob.around(variables::get);
  }

  @Test
  void theVariablesOfBatchSystemsNameTheJob() {
    assertThat(around(Map.of("SLURM_JOB_ID", "4711"))).isEqualTo(new SchedulerJob("slurm", "4711"));
    assertThat(around(Map.of("PBS_JOBID", "12.pbs01")))
        .isEqualTo(new SchedulerJob("pbs", "12.pbs01"));
  }

  @Test
  void outsideOfThemARunIsLocal() {
    assertThat(around(Map.of())).isEqualTo(SchedulerJob.LOCAL);
    assertThat(around(Map.of("SLURM_JOB_ID", ""))).isEqualTo(SchedulerJob.LOCAL);
  }
}
