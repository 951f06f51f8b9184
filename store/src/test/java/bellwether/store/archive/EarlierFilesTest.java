package bellwether.store.archive;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.store.CatalogPlace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An archive whose first two files hold the tree as files did before 2026-11-28.
class EarlierFilesTest {
  private static final String PROCESSES =
      "SELECT to_json(p)::VARCHAR FROM (SELECT id, parent_id, depth, left_number, right_number, inclusive_cpu_time FROM processes ORDER BY id) p";

  @TempDir Path folder = Path.of("");
  private List<String> written = List.of();

  @BeforeEach
  void fill() throws SQLException, IOException {
    try (var writer = ArchiveWriter.open(place(), ArchiveOptions.standard())) {
      for (int i = 1; i <= 4; i++) {
        writer.add(family(i), false);
      }
    }
    written = query(PROCESSES);
    age(1);
    age(2);
  }

  private static MadeJob family(int number) {
    return MadeJob.of(
        "" + number,
        MadeJob.process(1, 0, 0, 50),
        MadeJob.process(2, 1, 1, 20),
        MadeJob.process(3, 2, 2, 10),
        MadeJob.process(4, 1, 30, 40));
  }

  private CatalogPlace place() {
    return new CatalogPlace(folder.resolve("catalog.db"));
  }

  private void age(int measurement) throws SQLException, IOException {
    var earlier =
        Archive.of(place()).folder().resolve("processes/2020/%d.parquet".formatted(measurement));
    var today = earlier.resolveSibling("%d.v2.parquet".formatted(measurement));
    run(
        "jdbc:duckdb:",
        """
        COPY (SELECT * EXCLUDE (descendants, descendants_cpu_time, parent_distance), id - parent_distance AS parent_id,
          left_number + 2 * descendants + 1 AS right_number, cpu_time + descendants_cpu_time AS inclusive_cpu_time
          FROM '%s') TO '%s' (FORMAT parquet)
        """
            .formatted(today, earlier));
    Files.delete(today);
    run(
        "jdbc:sqlite:" + place(),
        "UPDATE measurement SET processes_file = 'processes/2020/%d.parquet' WHERE id = %1$d"
            .formatted(measurement));
  }

  private static void run(String url, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> query(String sql) throws SQLException {
    return new ArchiveQuery(place()).column(sql);
  }

  @Test
  void bothKindsReadAsOne() throws SQLException {
    assertThat(query(PROCESSES)).isEqualTo(written).hasSize(16);
    assertThat(written.get(1))
        .contains("\"parent_id\":16777216", "\"left_number\":2", "\"right_number\":5");
  }

  @Test
  void eachKindIsMergedWithItsOwn() throws SQLException {
    try (var care = ArchiveCare.open(place(), ArchiveOptions.standard())) {
      assertThat(care.compact()).extracting("filesBefore", "filesAfter").containsExactly(4L, 2L);
      assertThat(care.delete(List.of(1L, 3L))).isEqualTo(2);
      assertThat(care.check()).isEmpty();
    }
    assertThat(query(PROCESSES)).isEqualTo(ofSecondAndFourth());
  }

  private List<String> ofSecondAndFourth() {
    var kept = new ArrayList<>(written.subList(4, 8));
    kept.addAll(written.subList(12, 16));
    return kept;
  }
}
