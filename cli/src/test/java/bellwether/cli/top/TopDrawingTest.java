package bellwether.cli.top;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.command.output.PeopleText;
import bellwether.model.Cause;
import bellwether.model.JobState;
import bellwether.query.attempts.CoreShare;
import bellwether.query.explain.Outcome;
import bellwether.query.jobs.StateCounts;
import bellwether.query.live.FailedAttempt;
import bellwether.query.live.LivePicture;
import bellwether.query.live.NodeLoad;
import bellwether.query.live.RunningAttempt;
import bellwether.query.runs.RunRow;
import bellwether.store.ManagerProcess;
import bellwether.store.RunState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopDrawingTest {
  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant NOW = START.plusSeconds(3_725);

  private static LivePicture picture(int nodes, int running) {
    var run =
        new RunRow(
            3,
            3,
            "ensemble",
            RunState.RUNNING,
            false,
            START,
            null,
            "/home/u/jobs.yaml",
            "/home/u",
            new ManagerProcess("host", "boot", 42, 4711),
            "mark",
            null,
            null);
    return new LivePicture(
        run,
        NOW,
        new StateCounts(
            Map.of(
                JobState.READY,
                765_957L,
                JobState.RUNNING,
                (long) running,
                JobState.JOB_FINISHED,
                1_234_000L,
                JobState.FAILED,
                3L)),
        IntStream.range(0, running).mapToObj(TopDrawingTest::attempt).toList(),
        IntStream.range(0, nodes).mapToObj(i -> new NodeLoad("node" + i, 4, i % 5, i % 5)).toList(),
        1_812.4,
        331.3,
        List.of(
            failure(5, "sim:4711", 2, Cause.EXIT_CODE, null),
            failure(65, "\033[31m数据\n:7", 1, Cause.OUT_OF_MEMORY, null),
            failure(90_000, "post", 1, Cause.LAUNCH_FAILED, "no such file: /nowhere")));
  }

  private static RunningAttempt attempt(int i) {
    var name = i == 0 ? "数据数据:0" : "sim:" + i;
    var state = i == 1 ? JobState.SCHEDULED : JobState.RUNNING;
    return new RunningAttempt(
        name,
        1 + i % 2,
        state,
        i == 1 ? null : NOW.minusSeconds(400 - i),
        List.of(new CoreShare("node" + i, List.of(0, 1))));
  }

  private static FailedAttempt failure(
      int ago, String member, int number, Cause cause, @Nullable String message) {
    return new FailedAttempt(
        NOW.minusSeconds(ago),
        member,
        number,
        new Outcome(JobState.RUN_ERROR, cause, 3, null, message));
  }

  private static List<TopLine> lines(LivePicture picture, int width, int height) {
    var words = new PeopleText(ZoneOffset.UTC, NOW);
    return new TopDrawing(picture, new TopSize(width, height), words).lines();
  }

  private static String text(List<TopLine> lines) {
    return lines.stream()
        .map(line -> line.text().stripTrailing())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @ParameterizedTest
  @CsvSource({"80, 24, 2, 5", "200, 50, 100, 64"})
  void looksAsRecorded(int width, int height, int nodes, int running) throws IOException {
    var name = "top-%dx%d.txt".formatted(width, height);
    try (var recorded = Objects.requireNonNull(getClass().getResourceAsStream(name), name)) {
      assertThat(text(lines(picture(nodes, running), width, height)))
          .isEqualTo(new String(recorded.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @CsvSource({"20, 4", "40, 10", "80, 24", "200, 50", "1000, 60"})
  void neverTakesMoreRoomThanThereIs(int width, int height) {
    var lines = lines(picture(300, 10_000), width, height);
    assertThat(lines).hasSizeLessThanOrEqualTo(height);
    assertThat(lines).allSatisfy(line -> assertThat(Widths.of(line.text())).isLessThan(width));
  }

  @Test
  void lettersOfOthersDoNotActOnTheTerminal() {
    assertThat(text(lines(picture(2, 5), 80, 24))).doesNotContain("\033").contains(" [31m数据 :7");
  }

  @Test
  void onlyTitleHeadingsAndFailuresStandOut() {
    var lines = lines(picture(2, 5), 80, 24);
    assertThat(lines.getFirst().painted(true)).startsWith("\033[1m").endsWith("\033[0m");
    assertThat(lines).allSatisfy(line -> assertThat(line.painted(false)).isEqualTo(line.text()));
  }

  @Test
  void aWideCharacterIsNotCutInHalf() {
    assertThat(Widths.toTheLeft("数据数据", 6)).isEqualTo("数据… ");
    assertThat(Widths.toTheRight("数据", 6)).isEqualTo("  数据");
  }
}
