package bellwether.store.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import bellwether.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An archive of six jobs, the third and sixth with threads, in good hands.
class ArchiveCareTest {
  private static final long[] TWO = {1, 2, 300, 20_000, 7, 3, 4, 500, 20_000, 8};
  @TempDir Path folder = Path.of("");

  private CatalogPlace place() {
    return new CatalogPlace(folder.resolve("catalog.db"));
  }

  @BeforeEach
  void fill() {
    try (var writer = ArchiveWriter.open(place(), ArchiveOptions.standard())) {
      for (int i = 1; i <= 6; i++) {
        writer.add(job(i), false);
      }
    }
  }

  private static MadeJob job(int number) {
    var root = MadeJob.process(number, 0, 0, 50);
    return number % 3 == 0
        ? MadeJob.of("" + number, root, MadeJob.process(100, number, 1, 2, Map.of(), TWO))
        : MadeJob.of("" + number, root);
  }

  private ArchiveCare care() {
    return ArchiveCare.open(place(), ArchiveOptions.standard());
  }

  private List<String> query(String sql) throws SQLException {
    return new ArchiveQuery(place()).column(sql);
  }

  private List<Path> files() throws IOException {
    try (var files = Files.walk(Archive.of(place()).folder())) {
      return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
  }

  private static final String ALL = "SELECT p::VARCHAR FROM processes p ORDER BY id";
  private static final String THREADS = "SELECT t::VARCHAR FROM threads t ORDER BY id, thread";

  @Test
  void mergingChangesNoRow() throws SQLException, IOException {
    var processes = query(ALL);
    var threads = query(THREADS);
    try (var care = care()) {
      assertThat(care.compact().filesBefore()).isEqualTo(8);
      assertThat(care.check()).isEmpty();
      assertThat(care.compact().filesBefore()).isZero();
    }
    assertThat(files()).hasSize(2);
    assertThat(query(ALL)).isEqualTo(processes);
    assertThat(query(THREADS)).isEqualTo(threads);
  }

  @Test
  void aPartOfAMergedFileIsReadAlone() throws SQLException {
    try (var care = care()) {
      care.compact();
    }
    try (var reader = CatalogReader.open(place());
        var connection =
            Archive.of(place()).connect(reader, List.of(3L), ArchiveOptions.standard());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT (SELECT count(*) FROM processes) || ' ' || count(*) FROM threads")) {
      rows.next();
      assertThat(rows.getString(1)).isEqualTo("2 3");
    }
  }

  @Test
  void deletingFromAMergedFileLeavesTheOthers() throws SQLException, IOException {
    try (var care = care()) {
      care.compact();
      assertThat(care.delete(List.of(2L, 3L, 99L))).isEqualTo(2);
      assertThat(care.check()).isEmpty();
      assertThat(query("SELECT DISTINCT jobid FROM processes ORDER BY 1"))
          .containsExactly("1", "4", "5", "6");
      assertThat(care.delete(List.of(1L, 4L, 5L, 6L))).isEqualTo(4);
      assertThat(care.check()).isEmpty();
      assertThat(care.size()).extracting(ArchiveSize::measurements).isEqualTo(0L);
    }
    assertThat(files()).isEmpty();
    try (var reader = CatalogReader.open(place())) {
      for (var table : List.of("job", "attempt", "iteration", "op_sum", "measurement_host")) {
        assertThat(reader.dsl().fetchCount(org.jooq.impl.DSL.table(table))).as(table).isZero();
      }
    }
  }

  @Test
  void sumsMayOutliveTheirProcesses() throws SQLException {
    try (var care = care()) {
      assertThat(care.keepSumsOnly(List.of(1L, 3L))).isEqualTo(2);
      assertThat(care.size().processes()).isEqualTo(8);
      assertThat(care.check()).isEmpty();
    }
    assertThat(query("SELECT DISTINCT jobid FROM processes ORDER BY 1"))
        .containsExactly("2", "4", "5", "6");
  }

  @Test
  void oneInAMergedFileIsReplaced() throws SQLException {
    try (var care = care()) {
      care.compact();
      try (var writer = ArchiveWriter.open(place(), ArchiveOptions.standard())) {
        writer.add(MadeJob.of("3", MadeJob.process(777, 0, 0, 50)), true);
      }
      assertThat(care.check()).isEmpty();
    }
    assertThat(query("SELECT pid FROM processes WHERE jobid = '3'")).containsExactly("777");
    assertThat(query("SELECT count(*) FROM processes")).containsExactly("7");
  }

  private void replaceAll() {
    try (var writer = ArchiveWriter.open(place(), ArchiveOptions.standard())) {
      for (int i = 0; i < 18; i++) {
        writer.add(job(i % 6 + 1), true);
      }
    }
  }

  private void compactOften() {
    try (var care = care()) {
      for (int i = 0; i < 10; i++) {
        care.compact();
      }
    }
  }

  @Test
  void replacingAndMergingAtOnceEndWell() throws Exception {
    var all = new ArrayList<Future<?>>();
    try (var executor = Executors.newFixedThreadPool(4)) {
      all.add(executor.submit(this::compactOften));
      for (int i = 0; i < 3; i++) {
        all.add(executor.submit(this::replaceAll));
      }
    }
    for (var one : all) {
      one.get();
    }
    try (var care = care()) {
      assertThat(care.check()).isEmpty();
    }
    assertThat(query("SELECT count(*) FROM processes")).containsExactly("8");
  }

  @Test
  void damageIsNamed() throws IOException {
    var processes = files().stream().filter(f -> f.toString().contains("processes")).toList();
    Files.delete(processes.get(0));
    Files.setPosixFilePermissions(processes.get(1), PosixFilePermissions.fromString("rw-------"));
    var bytes = Files.readAllBytes(processes.get(1));
    IntStream.range(100, 400).forEach(i -> bytes[i] = 0x5a);
    Files.write(processes.get(1), bytes);
    Files.copy(processes.get(2), processes.get(2).resolveSibling("stranger.parquet"));
    Files.move(
        processes.get(5), processes.get(3), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    try (var care = care()) {
      assertThat(care.check())
          .extracting(ArchiveDamage::kind)
          .containsExactlyInAnyOrder(
              ArchiveDamage.Kind.MISSING,
              ArchiveDamage.Kind.UNREADABLE,
              ArchiveDamage.Kind.UNKNOWN,
              ArchiveDamage.Kind.DIFFERENT,
              ArchiveDamage.Kind.MISSING);
    }
  }

  @Test
  void sizesAreThoseOfTheFiles() throws IOException {
    long bytes = 0;
    for (var file : files()) {
      bytes += Files.size(file);
    }
    try (var care = care()) {
      assertThat(care.size().bytes()).isEqualTo(bytes);
      assertThat(care.size().processFiles()).isEqualTo(6);
      assertThat(care.size().threadFiles()).isEqualTo(2);
    }
  }

  @Test
  void careNeedsACatalog() {
    var none = new CatalogPlace(folder.resolve("none.db"));
    assertThatThrownBy(() -> ArchiveCare.open(none, ArchiveOptions.standard()))
        .isInstanceOf(StoreException.class);
    assertThat(none.file()).doesNotExist();
  }
}
