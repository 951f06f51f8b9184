package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A catalog where nothing can be written, on a file system that is mounted so.
class UnwritableFolderTest {
  @TempDir Path folder;
  private boolean mounted;

  @BeforeEach
  void mount() throws Exception {
    mounted = run("mount", "-t", "tmpfs", "tmpfs", folder.toString());
    assumeTrue(mounted, "needs the right to mount");
    Files.createDirectory(folder.resolve("50% off #1"));
    try (var catalog = Catalog.open(place(), CatalogOptions.of(_ -> false))) {
      catalog.beginRun(Life.run("m", null));
    }
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      run("umount", folder.toString());
    }
  }

  private static boolean run(String... command) throws Exception {
    var process = new ProcessBuilder(command).inheritIO().start();
    return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  private CatalogPlace place() {
    return new CatalogPlace(folder.resolve("50% off #1/cätalog.db"));
  }

  private void nothingCanBeWritten() throws Exception {
    assumeTrue(run("mount", "-o", "remount,ro", folder.toString()));
  }

  @Test
  void itAnswers() throws Exception {
    nothingCanBeWritten();
    try (var reader = CatalogReader.open(place())) {
      assertThat(reader.dsl().fetchCount(Tables.RUN)).isEqualTo(1);
    }
  }

  @Test
  void aLogThatOnlyItsOwnerCanReadInIsNotLeftOut() throws Exception {
    Files.writeString(folder.resolve("50% off #1/cätalog.db-wal"), "something");
    nothingCanBeWritten();
    assertThatThrownBy(() -> CatalogReader.open(place())).isInstanceOf(StoreException.class);
  }
}
