package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens when the disk is full: on a file system of 2 MiB, where this process may mount one.
class FullDiskTest {
  @TempDir Path folder;
  private final Heard heard = new Heard();
  private boolean mounted;

  @BeforeEach
  void mountSmallDisk() throws Exception {
    mounted = run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", folder.toString());
    assumeTrue(mounted, "needs the right to mount");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      run("umount", folder.toString());
    }
  }

  private static boolean run(String... command) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  private CatalogPlace place() {
    return new CatalogPlace(folder.resolve("catalog.db"));
  }

  @Test
  void theRunIsToldOnceAndNothingMoreIsTaken() throws Exception {
    var options = CatalogOptions.of(_ -> false).withLinger(Duration.ZERO).withWaitingLimit(1_000);
    try (var catalog = Catalog.open(place(), options)) {
      var run = catalog.beginRun(Life.run("m", null));
      var recorder = catalog.recorder(run.id(), 1, heard);
      recorder.jobs(List.of(Life.array(1, 1_000_000)));
      assertThatThrownBy(() -> recordForEver(recorder))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(place().toString())
          .hasMessageContaining("disk")
          .hasMessageContaining("full")
          .hasMessageContaining("--resume");
      var told = heard.failure.get(5, TimeUnit.SECONDS);
      assertThat(told.file()).isEqualTo(place().file());
      assertThatThrownBy(recorder::flush)
          .isInstanceOf(StoreException.class)
          .hasRootCause(root(told));
      assertThatThrownBy(recorder::close).isInstanceOf(StoreException.class);
    }
    assertWhatWasToldIsThere();
  }

  private static Throwable root(Throwable problem) {
    var cause = problem.getCause();
    return cause == null ? problem : root(cause);
  }

  private static void recordForEver(Recorder recorder) {
    recorder.events(Life.ready(1));
    for (int ordinal = 0; ordinal < 1_000_000; ordinal++) {
      recorder.events(Life.success(1, ordinal));
    }
  }

  private void assertWhatWasToldIsThere() {
    try (var reader = CatalogReader.open(place())) {
      var seqs = reader.dsl().select(Tables.Event.SEQ).from(Tables.EVENT);
      var job = seqs.where(Tables.Event.JOB_ID.isNotNull()).orderBy(Tables.Event.SEQ);
      assertThat(job.fetch(Tables.Event.SEQ))
          .containsExactlyElementsOf(heard.events.stream().map(StoredEvent::seq).toList());
      reader.replay(1);
    }
  }

  @Test
  void aCatalogThatDoesNotFitSaysSo() throws Exception {
    assertThat(run("dd", "if=/dev/zero", "of=" + folder.resolve("filler"), "bs=1k")).isFalse();
    assertThatThrownBy(() -> Catalog.open(place(), CatalogOptions.of(_ -> false)))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("full");
  }
}
