package bellwether.engine.internal;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.Bytes;
import bellwether.model.Execution;
import bellwether.model.Iterations;
import bellwether.model.JobDescription;
import bellwether.model.Resources;
import bellwether.model.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SizePlanTest {

  private static JobDescription shared(int count, int min) {
    return new JobDescription(
        "j",
        new Iterations.Span(0, count),
        Execution.program("true", List.of()),
        new Resources(new Size.MaximumIterations(min), null, 0, Bytes.ofMebi(0), null),
        List.of(),
        1,
        0,
        Map.of(),
        null);
  }

  @Test
  void findsEveryNeedWithoutLookingAtEachIteration() {
    for (int total = 1; total <= 12; total++) {
      for (int count = 1; count <= 40; count++) {
        for (int min = 1; min <= 4; min++) {
          var plan = new SizePlan(total, 1);
          var job = shared(count, min);
          var all = new HashSet<Need>();
          for (int ordinal = 0; ordinal < count; ordinal++) {
            all.add(plan.need(job, ordinal));
          }
          assertThat(plan.needs(job))
              .as("%d iterations of at least %d on %d cores", count, min, total)
              .containsExactlyInAnyOrderElementsOf(all);
        }
      }
    }
  }

  @Test
  @Timeout(5)
  void aHundredMillionIterationsAreNoMoreWork() {
    assertThat(new SizePlan(1000, 10).needs(shared(100_000_000, 1))).isNotEmpty();
  }
}
