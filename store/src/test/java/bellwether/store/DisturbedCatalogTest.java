package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What others do to a catalog while a run writes it.
@Timeout(60)
class DisturbedCatalogTest {
  @TempDir Path folder;
  private final Heard heard = new Heard();
  private final CompletableFuture<String> warning = new CompletableFuture<>();

  private CatalogPlace place() {
    return new CatalogPlace(folder.resolve("data/catalog.db"));
  }

  private Catalog open(Duration patience) {
    return Catalog.open(
        place(),
        CatalogOptions.of(_ -> false).withWarnings(warning::complete).withPatience(patience));
  }

  private Recorder recorder(Catalog catalog) {
    var run = catalog.beginRun(Life.run("m", null));
    var recorder = catalog.recorder(run.id(), 1, heard);
    recorder.jobs(List.of(Life.array(1, 10)));
    recorder.flush();
    return recorder;
  }

  private Connection lock() throws Exception {
    var other = DriverManager.getConnection("jdbc:sqlite:" + place());
    other.createStatement().execute("BEGIN IMMEDIATE");
    return other;
  }

  @Test
  void aLockOfAnotherProgramIsWaitedForAndTold() throws Exception {
    try (var catalog = open(CatalogOptions.ENDLESS);
        var recorder = recorder(catalog)) {
      try (var _ = lock()) {
        recorder.events(Life.ready(1));
        assertThat(warning.get()).contains(place().toString()).contains("locked");
      }
      recorder.flush();
      assertThat(heard.events).hasSize(2);
    }
  }

  @Test
  void patienceThatEndsLeavesTheCatalogUsable() throws Exception {
    try (var catalog = open(Duration.ofMillis(50))) {
      try (var _ = lock()) {
        assertThatThrownBy(() -> catalog.reserveJobs(1)).hasMessageContaining("busy");
      }
      assertThat(catalog.reserveJobs(1)).isEqualTo(1);
      assertThat(catalog.reserveJobs(1)).isEqualTo(2);
    }
  }

  @Test
  void aRunWhoseCatalogWasRemovedHearsOfIt() throws Exception {
    try (var catalog = open(CatalogOptions.ENDLESS)) {
      recorder(catalog);
      removeAll(folder.resolve("data"));
      assertThat(heard.failure.get()).hasMessageContaining("removed").hasMessageContaining("lost");
      assertThatThrownBy(() -> catalog.endRun(1, RunState.DONE, Life.START, null))
          .isInstanceOf(StoreException.class);
    }
    assertThat(folder.resolve("data")).doesNotExist();
  }

  private static void removeAll(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void aBackupThatIsMovedOverTheCatalogStaysAsItWas() throws Exception {
    var backup = folder.resolve("backup.db");
    open(Duration.ZERO).close();
    Files.copy(place().file(), backup);
    try (var catalog = open(CatalogOptions.ENDLESS)) {
      recorder(catalog);
      Files.move(backup, place().file(), StandardCopyOption.REPLACE_EXISTING);
      assertThat(heard.failure.get()).hasMessageContaining("replaced");
    }
    assertThat(folder.resolve("data")).isDirectoryNotContaining("glob:**-wal");
    try (var catalog = open(Duration.ofSeconds(1))) {
      assertThat(catalog.lastRun()).isEmpty();
    }
  }
}
