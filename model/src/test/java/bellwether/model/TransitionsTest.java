package bellwether.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import org.junit.jupiter.api.Test;

class TransitionsTest {

  @Test
  void allowsJustWhatTheTableSays() {
    long allowed = 0;
    for (var from : JobState.values()) {
      for (var to : JobState.values()) {
        allowed += Transitions.allowed(from, to, null) ? 1 : 0;
      }
    }
    long rows =
        Transitions.rows().stream().filter(r -> r.from() != null && r.causes().isEmpty()).count();
    assertThat(allowed).isEqualTo(rows);
  }

  @Test
  void leadsFromEveryStateToAnEnd() {
    for (var state : JobState.values()) {
      assertThat(state.isEnd() || reachesEnd(state, EnumSet.noneOf(JobState.class))).isTrue();
    }
  }

  private static boolean reachesEnd(JobState state, EnumSet<JobState> seen) {
    return seen.add(state)
        && Transitions.rows().stream()
            .filter(row -> row.from() == state)
            .anyMatch(row -> row.to().isEnd() || reachesEnd(row.to(), seen));
  }

  @Test
  void refusesATransitionThatIsNotThere() {
    assertThatThrownBy(() -> Transitions.check(JobState.JOB_FINISHED, JobState.RUNNING, null))
        .isInstanceOf(IllegalTransitionException.class)
        .hasMessageContaining("JOB_FINISHED -> RUNNING");
  }
}
