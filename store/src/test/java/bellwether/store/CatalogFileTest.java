package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How catalogs come into being, and what is refused.
class CatalogFileTest {
  @TempDir Path folder;
  private Path file = Path.of("");
  private CatalogPlace place = new CatalogPlace(file);

  @BeforeEach
  void choosePlace() {
    file = folder.resolve("new/deep/catalog.db");
    place = new CatalogPlace(file);
  }

  private Catalog open() {
    return Catalog.open(place, CatalogOptions.of(_ -> false));
  }

  private void execute(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + place);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void assertRefused(ThrowingCallable call, String... words) {
    assertThatThrownBy(call).isInstanceOf(StoreException.class).hasMessageContainingAll(words);
  }

  @Test
  void itIsForItsOwnerOnly() throws IOException {
    try (var catalog = open()) {
      catalog.reserveJobs(1);
      assertThat(mode(file)).isEqualTo("rw-------");
      assertThat(mode(Path.of(file + "-wal"))).isEqualTo("rw-------");
      assertThat(mode(folder.resolve("new/deep"))).isEqualTo("rwx------");
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void aFolderIsRefused() throws IOException {
    Files.createDirectories(file);
    assertRefused(this::open, file.toString(), "is a folder");
  }

  @Test
  void aPlaceBelowAFileIsRefused() throws IOException {
    Files.writeString(folder.resolve("new"), "");
    assertRefused(this::open, file.toString(), "Not a directory");
  }

  @Test
  void aTextFileIsRefusedAndNotTouched() throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, "precious words\n".repeat(100));
    assertRefused(this::open, "is not a SQLite file", "--catalog");
    assertThat(file).hasContent("precious words\n".repeat(100));
    assertRefused(() -> CatalogReader.open(place), "is not a SQLite file");
  }

  @Test
  void anotherProgramsDatabaseIsRefusedAndNotTouched() throws IOException, SQLException {
    Files.createDirectories(file.resolveSibling(""));
    execute("CREATE TABLE precious (word TEXT)");
    var before = Files.readAllBytes(file);
    assertRefused(this::open, "is a database of another program");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void aNewerEditionIsRefused() throws SQLException {
    open().close();
    execute("PRAGMA user_version = 99");
    assertRefused(this::open, "is of edition 99", "use a newer Bellwether");
    assertRefused(() -> CatalogReader.open(place), "is of edition 99");
  }

  @Test
  void anEmptyFileBecomesACatalog() throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    Files.createFile(file);
    assertRefused(() -> CatalogReader.open(place), "is empty or of an older edition");
    open().close();
    CatalogReader.open(place).close();
  }

  @Test
  void oneWhoseMakingWasCutShortIsMadeAnew() throws SQLException {
    open().close();
    for (var view :
        "job job_instance job_instance_error_log job_instance_status job_status task_dag workflow workflow_run workflow_run_status workflow_status"
            .split(" ")) {
      execute("DROP VIEW " + view);
    }
    for (var table :
        List.of(
            "event",
            "attempt",
            "iteration",
            "refmodel_job",
            "refmodel",
            "analysis",
            "annotation",
            "op_sum",
            "measurement_host",
            "measurement",
            "job_definition",
            "allocation",
            "run",
            "workflow_identity",
            "counter")) {
      execute("DROP TABLE " + table);
    }
    execute("DELETE FROM flyway_schema_history");
    execute("PRAGMA application_id = 0");
    execute("PRAGMA user_version = 0");
    try (var catalog = open()) {
      assertThat(catalog.reserveJobs(1)).isEqualTo(1);
    }
  }

  @Test
  void aDamagedCatalogSaysSo() throws IOException {
    open().close();
    var bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, 100, bytes.length, (byte) 0x5a);
    Files.write(file, bytes);
    assertRefused(this::open, "is damaged");
  }

  @Test
  void manyMayOpenANewOneAtOnce() throws Exception {
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var firsts = new ArrayList<Future<Long>>();
      for (int i = 0; i < 8; i++) {
        firsts.add(executor.submit(this::reserveOne));
      }
      var numbers = new ArrayList<Long>();
      for (var first : firsts) {
        numbers.add(first.get());
      }
      assertThat(numbers).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }
  }

  private long reserveOne() {
    try (var catalog = open()) {
      return catalog.reserveJobs(1);
    }
  }

  @Test
  void readingWhereNothingHasRunSaysSo() {
    assertRefused(() -> CatalogReader.open(place), "No catalog at " + file, "nothing has run yet");
    assertThat(file).doesNotExist();
  }

  @Test
  void aReaderSeesWhatIsCommittedWhileAManagerWrites() {
    try (var catalog = open()) {
      var run = catalog.beginRun(Life.run("m", null));
      try (var reader = CatalogReader.open(place);
          var recorder = catalog.recorder(run.id(), 1, new Heard())) {
        recorder.jobs(List.of(Life.plain(1)));
        recorder.events(Life.ready(1));
        recorder.flush();
        assertThat(reader.dsl().fetchCount(Tables.EVENT)).isEqualTo(3);
        recorder.events(Life.success(1, 0));
        recorder.flush();
        assertThat(reader.dsl().fetchCount(Tables.EVENT)).isEqualTo(7);
      }
    }
  }

  @Test
  void aReaderCannotWrite() {
    open().close();
    try (var reader = CatalogReader.open(place)) {
      assertThatThrownBy(() -> reader.dsl().execute("DELETE FROM counter"))
          .hasMessageContaining("readonly");
    }
  }

  @Test
  void tablesNameEveryColumnOfTheSchema() {
    open().close();
    try (var reader = CatalogReader.open(place)) {
      for (var columns : Tables.class.getDeclaredClasses()) {
        var table =
            columns.getSimpleName().replaceAll("(?<=.)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
        assertThat(
                Arrays.stream(columns.getFields()).map(f -> f.getName().toLowerCase(Locale.ROOT)))
            .as(table)
            .containsExactlyElementsOf(
                reader
                    .dsl()
                    .fetch("SELECT name FROM pragma_table_info(?)", table)
                    .getValues(0, String.class));
      }
    }
  }
}
