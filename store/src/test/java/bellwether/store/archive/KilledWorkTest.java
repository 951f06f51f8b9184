package bellwether.store.archive;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.store.Catalog;
import bellwether.store.CatalogOptions;
import bellwether.store.CatalogPlace;
import bellwether.store.OlderEdition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever changes a catalog is killed in the midst of it: nothing is damaged, and doing it again
/// ends as if nothing had happened. `-Dkills=50` for as many kills of each.
class KilledWorkTest {
  private static final int KILLS = Integer.getInteger("kills", 1);

  @TempDir Path folder = Path.of("");
  private final Random random = new Random(4711);
  private int copies;

  @ParameterizedTest
  @EnumSource
  void doneAgainItEndsAsIfNothingHadHappened(StoreWork work) throws Exception {
    prepare(work);
    work.run(copy());
    var undisturbed = copy();
    long window = millis(work, undisturbed);
    var expected = StoreAnswer.of(undisturbed);
    int caught = 0;
    for (int tries = 0; caught < KILLS && tries < 10 * KILLS; tries++) {
      var place = copy();
      caught += isCaught(work, place, random.nextLong(window + 1)) ? 1 : 0;
      assertSound(place);
      work.run(place);
      assertSound(place);
      assertThat(StoreAnswer.of(place)).isEqualTo(expected);
    }
    assertThat(caught).as("kills in the midst of it").isEqualTo(KILLS);
  }

  private static long millis(StoreWork work, CatalogPlace place) {
    long begin = System.nanoTime();
    work.run(place);
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
  }

  /// Whether the kill came before the end.
  private boolean isCaught(StoreWork work, CatalogPlace place, long millis) throws Exception {
    var process = StoreWorkProcess.start(work, copy(), place);
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(lines.readLine()).isEqualTo("begin");
      // Not a wait for something to happen: the moment of the kill is what is random.
      if (!process.waitFor(millis, TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
      }
      return process.waitFor() != 0;
    }
  }

  private void prepare(StoreWork work) throws Exception {
    var base = Files.createDirectory(folder.resolve("base"));
    var place = new CatalogPlace(base.resolve("catalog.db"));
    switch (work) {
      case MIGRATION -> OlderEdition.make(place, 20_000);
      case IMPORT -> StoreWork.fill(place, StoreWork.JOBS / 4);
      case REPLACEMENT, COMPACTION -> StoreWork.fill(place, StoreWork.JOBS);
      case DELETION, RETIREMENT -> {
        StoreWork.fill(place, StoreWork.JOBS);
        StoreWork.COMPACTION.run(place);
      }
    }
  }

  private CatalogPlace copy() throws IOException {
    var base = folder.resolve("base");
    var target = folder.resolve("copy" + ++copies);
    try (var files = Files.walk(base)) {
      for (var file : files.toList()) {
        Files.copy(file, target.resolve(base.relativize(file).toString()));
      }
    }
    return new CatalogPlace(target.resolve("catalog.db"));
  }

  private static void assertSound(CatalogPlace place) throws IOException {
    Catalog.open(place, CatalogOptions.of(_ -> false)).close();
    try (var care = ArchiveCare.open(place, ArchiveOptions.standard())) {
      assertThat(care.check()).isEmpty();
    }
    try (var left = Files.list(Archive.of(place).folder().resolve("pending"))) {
      assertThat(left).isEmpty();
    }
  }
}
