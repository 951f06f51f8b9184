package bellwether.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/// What cannot be made of the nouns, and what who tries is told.
class ConstraintsTest {
  private static final Execution TRUE = Execution.program("true", List.of());

  private static void refused(ThrowingCallable making, String message) {
    assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void bytesAreNotNegative() {
    refused(() -> new Bytes(-1), "Expected a number of bytes, but was -1");
  }

  @Test
  void iterationsAreAtLeastOne() {
    refused(() -> new Iterations.Span(3, 3), "Expected a stop above 3, but was 3");
    refused(() -> new Iterations.Values(List.of()), "Expected at least one value");
  }

  @Test
  void nodesHaveCores() {
    refused(
        () -> new Node("n1", List.of(), List.of(), new Bytes(0), false),
        "Expected at least one core on node n1");
  }

  @Test
  void jobsHaveAnAttempt() {
    refused(
        () ->
            new JobDescription(
                "j", null, TRUE, Resources.ONE_CORE, List.of(), 0, 0, Map.of(), null),
        "Expected at least one attempt, but was 0");
  }

  @Test
  void transitionsAreThoseOfTheTable() {
    assertThatThrownBy(
            () -> Transitions.check(JobState.JOB_FINISHED, JobState.RUNNING, Cause.SIGNAL))
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessage(
            "Expected a transition of the state table, but was JOB_FINISHED -> RUNNING (SIGNAL)");
  }
}
