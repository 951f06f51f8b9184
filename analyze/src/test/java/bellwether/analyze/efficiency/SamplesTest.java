package bellwether.analyze.efficiency;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.Bytes;
import bellwether.model.JobState;
import bellwether.model.Resources;
import bellwether.query.attempts.AttemptSpan;
import bellwether.query.attempts.CoreShare;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplesTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final long MIB = 1 << 20;

  private final Samples samples = new Samples();

  /// An attempt of 100 s.
  private static AttemptSpan span(int nodes, int cores, double cpu, long mebi) {
    var shares =
        IntStream.range(0, nodes)
            .mapToObj(node -> new CoreShare("n" + node, IntStream.range(0, cores).boxed().toList()))
            .toList();
    return new AttemptSpan(
        1,
        "j",
        "j",
        0,
        1,
        1,
        JobState.RUN_DONE,
        null,
        shares,
        START,
        START.plusSeconds(100),
        0,
        0,
        Duration.ofMillis((long) (cpu * 1000)),
        mebi * MIB);
  }

  private JobEfficiency of(Resources asked, AttemptSpan... spans) {
    List.of(spans).forEach(span -> samples.add(span, asked));
    return samples.efficiency("j");
  }

  @Test
  void coresOfAllNodesCount() {
    var job = of(Resources.ONE_CORE, span(2, 4, 400, 1));
    assertThat(job.cpu()).isEqualTo(new Use(400, 800.0));
    assertThat(job.finding()).isEqualTo(new Finding.FewerCores(4, 8));
  }

  @Test
  void whatIsNotBoundMayUseMoreThanItsCores() {
    var job = of(Resources.ONE_CORE, span(1, 1, 250, 1));
    assertThat(job.cpu().share()).isEqualTo(1);
    assertThat(job.finding()).isEqualTo(new Finding.MoreThanItsCores(2.5, 1));
  }

  @Test
  void attemptsAreCountedByThePartThatTheyUsed() {
    var job = of(Resources.ONE_CORE, span(1, 1, 5, 1), span(1, 1, 95, 1), span(1, 1, 100, 1));
    assertThat(job.shares()).containsExactly(1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 2L);
  }

  @Test
  void memoryNearItsLimitIsSaidFirst() {
    var asked = Resources.ONE_CORE.withMemory(Bytes.ofMebi(100));
    var job = of(asked, span(1, 1, 10, 95));
    assertThat(job.memory()).isEqualTo(new Use(95.0 * MIB, 100.0 * MIB));
    assertThat(job.finding()).isEqualTo(new Finding.NearMemory(Bytes.ofMebi(114)));
  }

  @Test
  void timeIsComparedWithItsLimit() {
    var asked = Resources.ONE_CORE.withWallTime(Duration.ofSeconds(1000));
    assertThat(of(asked, span(1, 1, 99, 1)).finding())
        .isEqualTo(new Finding.ShorterTime(Duration.ofSeconds(150)));
  }

  @Test
  void whatWaitsIsSaidToWait() {
    assertThat(of(Resources.ONE_CORE, span(1, 1, 10, 1)).finding())
        .isEqualTo(new Finding.MostlyWaits());
  }

  @Test
  void memoryThatIsNotKnownIsNotJudged() {
    var asked = Resources.ONE_CORE.withMemory(Bytes.ofMebi(100));
    var job = of(asked, span(1, 1, 99, 0));
    assertThat(job.memory()).isNull();
    assertThat(job.finding()).isEqualTo(new Finding.WellUsed());
  }
}
