package bellwether.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.data.Offset.offset;

import bellwether.model.Cause;
import bellwether.model.Execution;
import bellwether.model.Iterations;
import bellwether.model.JobDescription;
import bellwether.model.JobState;
import bellwether.model.Resources;
import bellwether.query.RecordedRun;
import bellwether.query.RecordedRun.Member;
import bellwether.query.runs.Runs;
import bellwether.query.sql.CatalogRows;
import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveRunTest {
  @TempDir Path folder;
  private RecordedRun recorded;
  private CatalogReader reader;
  private Runs runs;
  private Instant now = RecordedRun.START.plusSeconds(100);

  @BeforeEach
  void begin() {
    var place = new CatalogPlace(folder.resolve("catalog.db"));
    recorded = RecordedRun.in(place).truthful();
    reader = CatalogReader.open(place);
    runs = new Runs(reader, manager -> true);
  }

  @AfterEach
  void end() {
    reader.close();
    recorded.close();
  }

  private LiveRun follow() {
    recorded.flush();
    return new LiveRun(reader, runs, () -> now, runs.find(recorded.id()).orElseThrow());
  }

  private LivePicture next(LiveRun live) {
    recorded.flush();
    return live.follow();
  }

  private long add(String name, @Nullable Integer members) {
    var span = members == null ? null : new Iterations.Span(0, members);
    return recorded.add(
        new JobDescription(
            name,
            span,
            Execution.program("/bin/true", List.of()),
            Resources.ONE_CORE,
            List.of(),
            1,
            0,
            Map.of(),
            null));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void countsAsMuchAsCountingAnewAfterEachStep(long seed) {
    var live = follow();
    var history = new History(new Random(seed));
    for (int step = 0; step < 150; step++) {
      history.step();
      if (step % 3 == 0) {
        var picture = next(live);
        assertThat(picture.counts()).isEqualTo(runs.counts(recorded.id()));
        assertThat(picture.running().stream().map(RunningAttempt::member))
            .containsExactlyInAnyOrderElementsOf(history.names());
        assertThat(picture.running()).isEqualTo(follow().follow().running());
      }
    }
  }

  /// Jobs that come, start and end by chance.
  private final class History {
    private final Random random;
    private final List<Member> waiting = new ArrayList<>();
    private final List<Member> running = new ArrayList<>();
    private final List<Long> arrays = new ArrayList<>();

    History(Random random) {
      this.random = random;
    }

    void step() {
      switch (random.nextInt(6)) {
        case 0 -> bring();
        case 1, 2, 3 -> start();
        default -> finish();
      }
    }

    private void bring() {
      boolean plain = random.nextBoolean();
      int count = plain ? 1 : 1 + random.nextInt(6);
      long job = add("j" + waiting.size() + random.nextInt(), plain ? null : (Integer) count);
      for (int ordinal = 0; ordinal < count; ordinal++) {
        waiting.add(new Member(job, ordinal));
      }
      arrays.add(job);
      if (random.nextBoolean()) {
        recorded.all(arrays.get(random.nextInt(arrays.size())), JobState.READY);
      }
    }

    private void start() {
      if (!waiting.isEmpty()) {
        var member = waiting.remove(random.nextInt(waiting.size()));
        recorded.start(member, 1);
        running.add(member);
      }
    }

    private void finish() {
      if (!running.isEmpty()) {
        var member = running.remove(random.nextInt(running.size()));
        recorded.change(member, JobState.RUN_DONE);
        recorded.change(member, JobState.JOB_FINISHED);
      }
    }

    List<String> names() {
      var names = new MemberNames(new CatalogRows(reader.connection()));
      return running.stream().map(member -> names.of(member.job(), member.ordinal())).toList();
    }
  }

  @Test
  void showsWhatRunsWhereAndHowFullTheNodesAre() {
    long array = add("sim", 3);
    var live = follow();
    recorded.start(new Member(array, 1), 1);
    var picture = next(live);
    assertThat(picture.running())
        .extracting(RunningAttempt::member, RunningAttempt::number, RunningAttempt::start)
        .containsExactly(tuple("sim:1", 1, RecordedRun.START.plusMillis(1)));
    assertThat(picture.nodes()).containsExactly(new NodeLoad("n1", 2, 1, 1));
  }

  @Test
  void keepsTheLastFailuresWithTheirCauses() {
    long array = add("sim", 3);
    recorded.fail(new Member(array, 0), RecordedRun.exited(7));
    var live = follow();
    next(live);
    recorded.fail(new Member(array, 2), RecordedRun.killed(9));
    assertThat(next(live).failures())
        .extracting(
            FailedAttempt::member, failed -> failed.outcome().cause(), failed -> failed.number())
        .containsExactly(tuple("sim:2", Cause.SIGNAL, 1), tuple("sim:0", Cause.EXIT_CODE, 1));
  }

  @Test
  void tellsTheRateOfTheLastTenSecondsAndHowLongTheRestTakes() {
    long array = add("sim", 40);
    var live = follow();
    live.follow();
    for (int i = 0; i < 20; i++) {
      recorded.finish(new Member(array, i));
    }
    now = now.plusSeconds(5);
    next(live);
    now = now.plusSeconds(5);
    var picture = next(live);
    assertThat(picture.recent()).isEqualTo(2);
    assertThat(picture.overall()).isCloseTo(20 / 110.0, offset(1e-6));
    assertThat(picture.left()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void holdsNoTransactionBetweenPictures() throws Exception {
    follow().follow();
    assertThat(reader.connection().getAutoCommit()).isTrue();
  }
}
