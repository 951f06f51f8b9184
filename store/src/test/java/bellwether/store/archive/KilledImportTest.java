package bellwether.store.archive;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.collect.ImportException;
import bellwether.collect.ImportOptions;
import bellwether.collect.Imports;
import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import bellwether.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Imports in another process that is killed at any moment: `-Dkills=50` for as many kills.
class KilledImportTest {
  private static final int KILLS = Integer.getInteger("kills", 6);
  private static final int LONGEST_MILLIS = 1_800;
  private static final Map<String, Long> EXPECTED = new TreeMap<>();
  @TempDir Path folder = Path.of("");

  @BeforeAll
  static void count() {
    for (var job : Imports.of(Samples.of("epmt/data"), ImportOptions.standard())) {
      try {
        var count = new long[1];
        job.readProcesses(process -> count[0]++, (file, line, reason) -> {});
        EXPECTED.put(job.record().id(), count[0]);
      } catch (ImportException refused) {
        assertThat(job.source()).contains("csv");
      }
    }
  }

  @Test
  void aKillLeavesWholeJobsOnly() throws Exception {
    var random = new Random(4711);
    var place = new CatalogPlace(folder.resolve("catalog.db"));
    for (int kill = 0; kill < KILLS; kill++) {
      var process = ImportProcess.start(place, Samples.of("epmt/data"), 2);
      if (!process.waitFor(300 + random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
      process.waitFor();
      assertWhole(place);
    }
    var last = ImportProcess.start(place, Samples.of("epmt/data"), 2);
    assertThat(last.waitFor()).isZero();
    assertThat(assertWhole(place)).isEqualTo(EXPECTED);
  }

  private Map<String, Long> assertWhole(CatalogPlace place) throws Exception {
    var found = new TreeMap<String, Long>();
    try (var care = ArchiveCare.open(place, ArchiveOptions.standard());
        var reader = CatalogReader.open(place);
        var connection = Archive.of(place).connect(reader, ArchiveOptions.standard());
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT jobid, count(*) FROM processes GROUP BY jobid")) {
      assertThat(care.check()).isEmpty();
      while (rows.next()) {
        found.put(rows.getString(1), rows.getLong(2));
      }
      assertThat(reader.dsl().fetchCount(bellwether.store.Tables.JOB_DEFINITION))
          .isEqualTo(found.size());
    } catch (StoreException notYet) {
      assertThat(notYet).hasMessageContaining("No catalog");
    }
    assertThat(EXPECTED.entrySet()).containsAll(found.entrySet());
    assertNothingLeft(place);
    return found;
  }

  private static void assertNothingLeft(CatalogPlace place) throws IOException {
    var pending = Archive.of(place).folder().resolve("pending");
    if (Files.exists(pending)) {
      try (var files = Files.list(pending)) {
        assertThat(files).isEmpty();
      }
    }
  }
}
