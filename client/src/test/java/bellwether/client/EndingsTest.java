package bellwether.client;

import static bellwether.client.JobStatus.EXECUTING;
import static bellwether.client.JobStatus.SUCCEED;
import static org.assertj.core.api.Assertions.assertThat;

import bellwether.client.internal.Endings;
import bellwether.client.internal.PilotEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EndingsTest {
  private final Endings endings = new Endings(2);

  @Test
  void tellsAnEndOnceWhetherByEventOrInTheList() throws InterruptedException {
    endings.reconcile(Map.of("a", SUCCEED, "b", EXECUTING));
    endings.accept(ended("a"));
    assertThat(next()).isEqualTo(new Ending("a", SUCCEED));
    assertThat(next()).isNull();
    endings.reconcile(Map.of("a", SUCCEED));
    assertThat(next()).isNull();
  }

  @Test
  void findsAgainWhatFellOut() throws InterruptedException {
    List.of("a", "b", "c").forEach(name -> endings.accept(ended(name)));
    assertThat(next()).isEqualTo(new Ending("b", SUCCEED));
    assertThat(next()).isEqualTo(new Ending("c", SUCCEED));
    endings.reconcile(Map.of("a", SUCCEED, "b", SUCCEED, "c", SUCCEED));
    assertThat(next()).isEqualTo(new Ending("a", SUCCEED));
    assertThat(next()).isNull();
  }

  @Test
  void letsANameEndAnew() throws InterruptedException {
    endings.ignore(Map.of("a", SUCCEED));
    endings.reconcile(Map.of("a", SUCCEED));
    assertThat(next()).isNull();
    endings.forget(List.of("a"));
    endings.reconcile(Map.of("a", SUCCEED));
    assertThat(next()).isEqualTo(new Ending("a", SUCCEED));
  }

  private @Nullable Ending next() throws InterruptedException {
    return endings.next(Duration.ZERO);
  }

  private static PilotEvent ended(String name) {
    return new PilotEvent.Ended(name, false, SUCCEED);
  }
}
