package bellwether.command.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PeopleTextTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  private final PeopleText words = new PeopleText(ZoneOffset.ofHours(1), NOW);

  @Test
  void timesOfTodayAreOfTheClock() {
    assertThat(words.time(Instant.parse("2026-03-01T09:00:00Z"))).isEqualTo("10:00:00");
    assertThat(words.time(Instant.parse("2026-02-27T09:05:59Z"))).isEqualTo("2026-02-27 10:05");
    assertThat(words.time(null)).isEqualTo("-");
  }

  @Test
  void preciseTimesHaveMilliseconds() {
    assertThat(words.preciseTime(Instant.parse("2026-03-01T09:00:00.0071Z")))
        .isEqualTo("10:00:00.007");
    assertThat(words.preciseTime(Instant.parse("2026-02-27T09:05:09.5Z")))
        .isEqualTo("2026-02-27 10:05:09.500");
  }
}
