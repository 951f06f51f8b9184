package bellwether.manager;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.Execution;
import bellwether.model.JobDescription;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkflowTest {
  private static final JobDescription JOB =
      JobDescription.of("j", Execution.program("true", List.of()));

  private static Workflow workflow(Map<String, String> arguments, JobDescription... jobs) {
    return new Workflow("w", arguments, List.of(jobs));
  }

  @Test
  void isAnotherWithOtherArgumentsOrOtherJobs() {
    var hash = workflow(Map.of("day", "1"), JOB).identity().hash();
    assertThat(workflow(Map.of("day", "1"), JOB).identity().hash()).isEqualTo(hash);
    assertThat(workflow(Map.of("day", "2"), JOB).identity().hash()).isNotEqualTo(hash);
    assertThat(workflow(Map.of("day", "1")).identity().hash()).isNotEqualTo(hash);
  }

  @Test
  void keepsItsArgumentsAsJson() {
    var identity = workflow(Map.of("month", "\"May\"", "day", "1")).identity();
    assertThat(identity.arguments()).isEqualTo("{\"day\":\"1\",\"month\":\"\\\"May\\\"\"}");
    assertThat(workflow(Map.of()).identity().arguments()).isEqualTo("{}");
  }
}
