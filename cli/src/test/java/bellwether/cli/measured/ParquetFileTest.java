package bellwether.cli.measured;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import bellwether.cli.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The file that `--parquet` names: what it may replace, and what becomes of it on a full disk.
class ParquetFileTest {
  private static final String JOBS = "jobs";

  @TempDir Path folder = Path.of("");

  private Result execute(String... words) {
    return new CommandLine(folder).execute(words);
  }

  private Result into(Path file, String... words) {
    var all = new ArrayList<>(List.of(words));
    all.add("--parquet=" + file);
    return execute(all.toArray(String[]::new));
  }

  @BeforeEach
  void importOne() {
    assertThat(execute("import", "--quiet", Samples.small("12340")).status()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jobs", "procs", "threads", "sql SELECT+1+AS+one"})
  void aFileIsReplacedOnlyWhenForced(String line) throws IOException {
    var words = List.of(line.split(" ")).stream().map(word -> word.replace('+', ' '));
    var command = words.toArray(String[]::new);
    var file = Files.writeString(folder.resolve("own"), "of the user");
    var refused = into(file, command);
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("exists already").contains("--force");
    assertThat(file).hasContent("of the user");
    var forced = new ArrayList<>(List.of(command));
    forced.add("--force");
    assertThat(into(file, forced.toArray(String[]::new)).status()).isZero();
    assertThat(Files.size(file)).isGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "catalog.db",
        "catalog.db-wal",
        "catalog.db-shm",
        "catalog.db.archive/new.parquet",
        "soft",
        "hard",
        "hard archive",
        "up/catalog.db"
      })
  void theCatalogAndItsArchiveAreNeverReplaced(String name) throws IOException {
    var catalog = folder.resolve("catalog.db");
    Files.createSymbolicLink(folder.resolve("soft"), catalog);
    Files.createSymbolicLink(folder.resolve("up"), folder);
    Files.createLink(folder.resolve("hard"), catalog);
    Files.createLink(folder.resolve("hard archive"), archived());
    var refused = into(folder.resolve(name), JOBS, "--force");
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("belongs to the catalog or its archive");
    assertThat(execute("archive", "check").status()).isZero();
  }

  private Path archived() throws IOException {
    try (var files = Files.walk(folder.resolve("catalog.db.archive"))) {
      return files.filter(file -> file.toString().endsWith(".parquet")).findFirst().orElseThrow();
    }
  }

  @Test
  void theFileBehindALinkIsReplacedNotTheLink() throws IOException {
    var file = Files.writeString(folder.resolve("own"), "old");
    var link = Files.createSymbolicLink(folder.resolve("link"), file);
    assertThat(into(link, JOBS, "--force").status()).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(Files.size(file)).isGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jobs", "procs"})
  void aFullDiskIsOneSentence(String command) {
    var told = into(Path.of("/dev/full"), command);
    assertThat(told.status()).isEqualTo(3);
    assertThat(told.err()).contains("/dev/full could not be written: No space left on device");
    assertThat(Files.isRegularFile(Path.of("/dev/full"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jobs", "procs", "sql SELECT+*+FROM+processes"})
  void aFileThatCannotBeMadeIsOneSentence(String line) {
    var words = List.of(line.split(" ")).stream().map(word -> word.replace('+', ' '));
    var told = into(Path.of("/proc/none/a.parquet"), words.toArray(String[]::new));
    assertThat(told.status()).isEqualTo(3);
    assertThat(told.err())
        .contains("/proc/none/a.parquet could not be written: No such file or directory; see to");
  }

  @Test
  void aFolderIsNoFile() {
    var told = into(folder, JOBS, "--force");
    assertThat(told.status()).isEqualTo(2);
    assertThat(told.err()).contains("is a folder");
  }

  @Test
  void forceNeedsAFile() {
    var told = execute(JOBS, "--csv", "--force");
    assertThat(told.status()).isEqualTo(2);
    assertThat(told.err()).contains("Expected --parquet=FILE beside --force");
  }

  @Test
  void anExportReplacesNoLinkOfTheCatalog() throws IOException {
    var target = folder.resolve("exported");
    assertThat(execute("export", target.toString()).status()).isZero();
    Files.delete(target.resolve("jobs.parquet"));
    Files.createLink(target.resolve("jobs.parquet"), archived());
    var refused = execute("export", "--force", target.toString());
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err()).contains("holds the catalog or its archive");
  }

  @Test
  void anAnswerWithoutColumnsMakesNoFile() {
    var file = folder.resolve("none.parquet");
    var result = into(file, "ops", "12340");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.err()).contains("Nothing fits").contains("none was written");
    assertThat(file).doesNotExist();
  }
}
