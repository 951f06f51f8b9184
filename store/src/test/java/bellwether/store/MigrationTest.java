package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.model.JobState;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Catalogs of older editions are brought up to date and keep what they hold.
class MigrationTest {
  @TempDir Path folder = Path.of("");

  private CatalogPlace place() {
    return new CatalogPlace(folder.resolve("catalog.db"));
  }

  /// As the first edition's program left it, with one job that ended.
  private void makeFirstEdition() throws SQLException {
    makeEdition("1");
    execute(
        "INSERT INTO workflow VALUES (1, 'hash', 'w', '{}', 0)",
        "INSERT INTO run VALUES (1, 1, 1, 'DONE', 'jobs.json', '/', '{}', 'h', 'b', 1, 2, 'm', 0, 1, NULL, '{}')",
        "INSERT INTO job VALUES (1, 1, 'a', NULL, 1, 'READY', NULL, 0, '{}', '{\"name\":\"a\"}')",
        "INSERT INTO iteration VALUES (1, 0, 'JOB_FINISHED', NULL, 1)",
        "INSERT INTO attempt (job_id, ordinal, number, run_id, allocation_id, state, nodes, message) VALUES (1, 0, 1, 1, 7, 'RUN_DONE', 'n1[0]', 'it''s')",
        "UPDATE counter SET next = 2");
  }

  private void makeEdition(String edition) {
    OlderEdition.make(place(), edition);
  }

  private void execute(String... statements) throws SQLException {
    OlderEdition.execute(place(), statements);
  }

  private List<String> schema() {
    try (var reader = CatalogReader.open(place())) {
      return reader
          .dsl()
          .fetch(
              "SELECT type || ' ' || name || coalesce(replace(replace(sql, '\"', ''), '_2', ''), '') FROM sqlite_schema ORDER BY 1")
          .getValues(0, String.class);
    }
  }

  @Test
  void theFirstEditionKeepsItsJobs() throws SQLException {
    makeFirstEdition();
    try (var catalog = Catalog.open(place(), CatalogOptions.of(_ -> false))) {
      var job = catalog.loadJobs(1).getFirst();
      assertThat(job.members().state(0)).isEqualTo(JobState.JOB_FINISHED);
      assertThat(catalog.reserveJobs(1)).isEqualTo(2);
    }
    try (var reader = CatalogReader.open(place())) {
      var attempt =
          reader
              .dsl()
              .select(Tables.Attempt.ALLOCATION_ID, Tables.Attempt.MESSAGE)
              .from(Tables.ATTEMPT)
              .fetchSingle();
      assertThat(attempt.value1()).isEqualTo(7);
      assertThat(attempt.value2()).isEqualTo("it's");
    }
  }

  @Test
  void theSecondEditionKeepsItsSums() throws SQLException {
    makeEdition("2");
    execute(
        """
        INSERT INTO measurement VALUES (1, 1, 0, 1, '7', '', 'u', 0, 0, 0, 'UTC', 0, 0, '', '', '', NULL, NULL, 1, 1, 0,
          '["usertime","starttime","a.b"]', '{}', '[]', '{}', x'', x'', '{}', '[]', '[]', 0, 0, 0)
        """,
        "INSERT INTO op_sum VALUES (1, '{}', 1, 1, 0, 0, 0, 0, '{\"usertime\":5,\"a.b\":-1}')");
    Catalog.open(place(), CatalogOptions.of(_ -> false)).close();
    try (var reader = CatalogReader.open(place())) {
      assertThat(reader.dsl().fetchValue("SELECT sums || (spans IS NULL) FROM op_sum"))
          .isEqualTo("[5,null,-1]1");
    }
  }

  /// A plain job that ended, an array of which one member did, and a job that was measured
  /// elsewhere.
  private void makeThirdEdition() throws SQLException {
    makeEdition("3");
    execute(
        "INSERT INTO workflow VALUES (1, 'hash', 'w', '{}', 0)",
        "INSERT INTO run VALUES (1, 1, 1, 'DONE', 'jobs.json', '/', '{}', 'h', 'b', 1, 2, 'm', 0, 1, NULL, '{}')",
        "INSERT INTO job VALUES (1, 1, 'a', NULL, 1, 'READY', NULL, 0, '{}', '{\"name\":\"a\"}')",
        "INSERT INTO job VALUES (2, NULL, '77', NULL, 1, 'JOB_FINISHED', NULL, 0, '{}', '{\"name\":\"77\"}')",
        "INSERT INTO job VALUES (3, 1, 'b', 5, 3, 'READY', NULL, 0, '{}', '{\"name\":\"b\"}')",
        "INSERT INTO iteration VALUES (1, 0, 'JOB_FINISHED', NULL, 1), (3, 1, 'FAILED', 'signal', 1)",
        "UPDATE counter SET next = 4 WHERE name = 'job'");
  }

  @Test
  void theThirdEditionGetsTheViews() throws SQLException {
    makeThirdEdition();
    Catalog.open(place(), CatalogOptions.of(_ -> false)).close();
    try (var reader = CatalogReader.open(place())) {
      assertThat(
              reader
                  .dsl()
                  .fetch("SELECT job_id || ' ' || name || ' ' || status FROM job ORDER BY job_id")
                  .getValues(0, String.class))
          .containsExactly(
              "1 a DONE",
              "2 b:5 QUEUED_FOR_INSTANTIATION",
              "3 b:6 ERROR_FATAL",
              "4 b:7 QUEUED_FOR_INSTANTIATION");
      assertThat(reader.dsl().fetchValue("SELECT next FROM counter WHERE name = 'member'"))
          .isEqualTo(5);
      assertThat(reader.dsl().fetchValue("SELECT status FROM workflow")).isEqualTo("DONE");
    }
  }

  @Test
  void theThirdEditionIsNotReadBeforeItIsMigrated() throws SQLException {
    makeThirdEdition();
    assertThatThrownBy(() -> CatalogReader.open(place()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("of an older edition");
  }

  @Test
  void itEndsAsOneThatWasMadeNew() throws SQLException {
    makeFirstEdition();
    Catalog.open(place(), CatalogOptions.of(_ -> false)).close();
    var migrated = schema();
    var other = new CatalogPlace(folder.resolve("new.db"));
    Catalog.open(other, CatalogOptions.of(_ -> false)).close();
    try (var reader = CatalogReader.open(other)) {
      assertThat(
              reader
                  .dsl()
                  .fetch(
                      "SELECT type || ' ' || name || coalesce(replace(replace(sql, '\"', ''), '_2', ''), '') FROM sqlite_schema ORDER BY 1")
                  .getValues(0, String.class))
          .isEqualTo(migrated)
          .anyMatch(line -> line.contains("attempt_uncharged"))
          .anyMatch(line -> line.contains("job_by_run"));
    }
  }
}
