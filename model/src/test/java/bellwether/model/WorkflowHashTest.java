package bellwether.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkflowHashTest {
  private static JobDescription job(String name, String... args) {
    return JobDescription.of(name, Execution.program("echo", List.of(args)));
  }

  private static String hash(JobDescription... jobs) {
    return WorkflowHash.of("w", Map.of("a", "1"), List.of(jobs));
  }

  private static JobDescription over(Iterations.Axis... axes) {
    var job = job("j", "${m}");
    return new JobDescription(
        "j",
        new Iterations.Product(List.of(axes)),
        job.execution(),
        job.resources(),
        List.of(),
        1,
        0,
        Map.of(),
        null);
  }

  private static Iterations.Axis axis(String value, boolean isIdentity) {
    return new Iterations.Axis("m", new Iterations.Values(List.of(value)), isIdentity);
  }

  @Test
  void theOrderOfAddingJobsDoesNotCount() {
    assertThat(hash(job("a"), job("b"))).isEqualTo(hash(job("b"), job("a")));
  }

  @Test
  void textsThatRunTogetherAreTwo() {
    assertThat(hash(job("j", "ab", "c"))).isNotEqualTo(hash(job("j", "a", "bc")));
  }

  @Test
  void argumentsCount() {
    assertThat(WorkflowHash.of("w", Map.of("a", "2"), List.of(job("j"))))
        .isNotEqualTo(hash(job("j")));
  }

  @Test
  void resourcesLimitsAndTagsDoNotCount() {
    var plain = job("j");
    var other =
        new JobDescription(
            "j",
            null,
            plain.execution().writing("out", "err"),
            new Resources(new Size.Exact(4), null, 0, Bytes.ofMebi(0), Duration.ofMinutes(5)),
            List.of(),
            7,
            3,
            Map.of("k", "v"),
            "{}");
    assertThat(hash(other)).isEqualTo(hash(plain));
  }

  @Test
  void valuesCountUnlessTheyAreSaidNotTo() {
    assertThat(hash(over(axis("a", true)))).isNotEqualTo(hash(over(axis("b", true))));
    assertThat(hash(over(axis("a", false)))).isEqualTo(hash(over(axis("b", false))));
  }
}
