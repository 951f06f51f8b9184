package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.JobState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Catalogs that several processes write, and that survive the death of one.
class WriterProcessTest {
  @TempDir Path folder;

  private CatalogPlace place() {
    return new CatalogPlace(folder.resolve("catalog.db"));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 300, 2_500})
  void whatWasToldDurableSurvivesAKill(int told) throws Exception {
    var ended = killedAfter(told);
    assertThat(ended).hasSizeGreaterThanOrEqualTo(told);
    try (var catalog = Catalog.open(place(), CatalogOptions.of(_ -> false));
        var reader = CatalogReader.open(place())) {
      var run = catalog.lastRun().orElseThrow();
      assertThat(run.state()).isEqualTo(RunState.RUNNING);
      var stored = catalog.loadJobs(run.id());
      assertThat(stored.stream().filter(WriterProcessTest::isFinished).map(StoredJob::id))
          .containsAll(ended);
      var replay = reader.replay(run.id());
      stored.forEach(job -> assertReplayed(replay, job));
    }
  }

  private List<Long> killedAfter(int told) throws IOException, InterruptedException {
    var process = WriterProcess.start(place(), "killed", 1_000_000);
    var ended = new ArrayList<Long>();
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        ended.add(Long.valueOf(line));
        if (ended.size() == told) {
          process.destroyForcibly();
        }
      }
    } catch (IOException e) {
      // The stream of a killed process may end in the middle of a line.
      assertThat(process.waitFor()).isEqualTo(137);
    }
    assertThat(process.waitFor()).isEqualTo(137);
    return ended;
  }

  private static boolean isFinished(StoredJob job) {
    return job.members().size() == 1 && job.members().state(0) == JobState.JOB_FINISHED;
  }

  private static void assertReplayed(Replay replay, StoredJob job) {
    var state = isFinished(job) ? job.members().state(0) : job.common();
    assertThat(replay.member(job.id(), 0).state()).isEqualTo(state);
  }

  @Test
  void twoProcessesWriteOneCatalog() throws Exception {
    var first = WriterProcess.start(place(), "a", 3_000);
    var second = WriterProcess.start(place(), "b", 3_000);
    assertThat(linesOf(first)).hasSize(3_000).doesNotContainAnyElementsOf(linesOf(second));
    assertThat(first.waitFor()).isZero();
    assertThat(second.waitFor()).isZero();
    try (var reader = CatalogReader.open(place())) {
      assertThat(reader.dsl().fetchCount(Tables.JOB_DEFINITION)).isEqualTo(6_000);
      assertThat(reader.dsl().fetchCount(Tables.EVENT)).isEqualTo(2 * (3_000 * 6 + 2));
    }
  }

  private static List<String> linesOf(Process process) throws IOException {
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      return lines.lines().toList();
    }
  }
}
