package bellwether.store.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.collect.Counters;
import bellwether.collect.ProcessRecord;
import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import bellwether.store.archive.ImportedJob.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the archive keeps of a job.
class ArchiveWriterTest {
  @TempDir Path folder = Path.of("");

  private CatalogPlace place() {
    return new CatalogPlace(folder.resolve("it's here/catalog.db"));
  }

  private ArchiveWriter open() {
    return ArchiveWriter.open(place(), ArchiveOptions.standard());
  }

  private ImportedJob add(MadeJob job) {
    try (var writer = open()) {
      return writer.add(job, false);
    }
  }

  private List<String> query(String sql) throws SQLException {
    return new ArchiveQuery(place()).column(sql);
  }

  private List<String> catalog(String sql) throws SQLException {
    try (var reader = CatalogReader.open(place());
        var statement = reader.connection().createStatement();
        var rows = statement.executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  private List<String> files() throws IOException {
    try (var files = Files.walk(Archive.of(place()).folder())) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> Archive.of(place()).folder().relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void aJobIsAJobWithOneAttemptAndNoRun() throws SQLException {
    add(MadeJob.of("1", MadeJob.process(10, 1, 0, 5)));
    assertThat(catalog("SELECT name || state || coalesce(run_id, '-') FROM job_definition"))
        .containsExactly("1JOB_FINISHED-");
    assertThat(catalog("SELECT count(*) FROM job")).as("of a run").containsExactly("0");
    assertThat(catalog("SELECT count(*) FROM job_instance")).as("of a run").containsExactly("0");
    assertThat(catalog("SELECT state || number || coalesce(run_id, '-') FROM attempt"))
        .containsExactly("RUN_DONE1-");
    assertThat(catalog("SELECT count(*) FROM event")).containsExactly("0");
  }

  @Test
  void namesAreKeptAsTheyAre() throws SQLException {
    add(MadeJob.of("it's \"1\"", MadeJob.process(10, 1, 0, 5)));
    assertThat(query("SELECT args FROM processes")).containsExactly("a\tb\n'%s");
    assertThat(query("SELECT jobid FROM processes")).containsExactly("it's \"1\"");
  }

  @Test
  void threadsOfOneAreTheProcessAndOthersAreKept() throws SQLException {
    var two = new long[] {1, 2, 300, 20_000, 7, 3, 4, 500, 20_000, 8};
    add(
        MadeJob.of(
            "1", MadeJob.process(10, 1, 0, 5), MadeJob.process(11, 10, 1, 2, Map.of(), two)));
    assertThat(query("SELECT usertime FROM threads ORDER BY id, thread"))
        .containsExactly("1000", "1", "3");
    assertThat(query("SELECT rssmax || ' ' || rssmax_max FROM processes ORDER BY id"))
        .containsExactly("100 100", "800 500");
    assertThat(query("SELECT vsize_bytes || ' ' || threads FROM processes ORDER BY id"))
        .containsExactly("2 1", "2 2");
  }

  @Test
  void aCounterThatOneFileLacksIsNullThere() throws SQLException {
    var other = new Counters(List.of("usertime", "cache misses", "Pid"));
    var made = MadeJob.process(11, 10, 1, 2);
    var process =
        new ProcessRecord(
            "n2",
            Map.of(),
            "x",
            "/x",
            "",
            0,
            0,
            11,
            0,
            10,
            1,
            1,
            1,
            made.start(),
            made.end(),
            other,
            new long[] {5, 6, ProcessRecord.ABSENT},
            null);
    add(MadeJob.of("1", MadeJob.process(10, 1, 0, 5), process));
    assertThat(query("SELECT \"cache misses\" FROM processes ORDER BY id"))
        .containsExactly(null, "6");
    assertThat(query("SELECT counter_Pid FROM processes ORDER BY id")).containsExactly(null, null);
    assertThat(catalog("SELECT sums ->> 'cache misses' FROM measurement")).containsExactly("6");
  }

  @Test
  void aBadCycleCounterSpoilsTheSumAndIsAnnotated() throws SQLException {
    var bad = new long[] {1, 2, 300, 20_000, -9};
    add(
        MadeJob.of(
            "1", MadeJob.process(10, 1, 0, 5), MadeJob.process(11, 10, 1, 2, Map.of(), bad)));
    assertThat(query("SELECT rdtsc_duration FROM processes ORDER BY id"))
        .containsExactly("7", "-1");
    assertThat(query("SELECT rdtsc_duration_valid FROM processes ORDER BY id"))
        .containsExactly("7", null);
    assertThat(catalog("SELECT sums ->> 'rdtsc_duration' FROM measurement")).containsExactly("-1");
    assertThat(catalog("SELECT value FROM annotation WHERE key = 'papiex-error-process-ids'"))
        .containsExactly("[11]");
  }

  @Test
  void operationsAreSummedByTheirTags() throws SQLException {
    var values = new long[] {1, 2, 300, 20_000, 1};
    add(
        MadeJob.of(
            "1",
            MadeJob.process(10, 1, 0, 5),
            MadeJob.process(11, 10, 1, 2, Map.of("op", "cp"), values),
            MadeJob.process(12, 10, 1, 2, Map.of(), values)));
    assertThat(
            catalog(
                "SELECT tags || process_count || (SELECT op_sum.sums ->> key FROM measurement, json_each(counters) c WHERE measurement.id = measurement_id AND c.value = 'usertime') FROM op_sum"))
        .containsExactlyInAnyOrder("{\"op\":\"cp\"}21001", "{}11");
    assertThat(catalog("SELECT process_tags FROM measurement"))
        .containsExactly("[{\"op\":\"cp\"}]");
    assertThat(query("SELECT DISTINCT key || value FROM process_tags")).containsExactly("opcp");
  }

  @Test
  void theSameAgainIsTold() {
    var job = MadeJob.of("1", MadeJob.process(10, 1, 0, 5), MadeJob.process(11, 10, 1, 2));
    assertThat(add(job).outcome()).isEqualTo(Outcome.NEW);
    var turned = MadeJob.of("1", MadeJob.process(11, 10, 1, 2), MadeJob.process(10, 1, 0, 5));
    assertThat(add(turned).outcome()).isEqualTo(Outcome.KNOWN);
  }

  @Test
  void otherContentOrSubmitTimeIsAFurtherAttempt() throws SQLException {
    add(MadeJob.of("1", MadeJob.process(10, 1, 0, 5)));
    var other = add(MadeJob.of("1", MadeJob.process(10, 1, 0, 6)));
    assertThat(other.outcome()).isEqualTo(Outcome.FURTHER_ATTEMPT);
    var later =
        MadeJob.of(
            "1", MadeJob.START.minusSeconds(1), sink -> sink.accept(MadeJob.process(10, 1, 0, 5)));
    assertThat(add(later).attempt()).isEqualTo(3);
    assertThat(catalog("SELECT attempts FROM iteration")).containsExactly("3");
    assertThat(query("SELECT attempt FROM processes ORDER BY 1")).containsExactly("1", "2", "3");
  }

  @Test
  void replacingTakesThePlaceAndTheFiles() throws SQLException, IOException {
    add(MadeJob.of("1", MadeJob.process(10, 1, 0, 5)));
    try (var writer = open()) {
      var replaced = writer.add(MadeJob.of("1", MadeJob.process(12, 1, 0, 6)), true);
      assertThat(replaced.outcome()).isEqualTo(Outcome.REPLACED);
      assertThat(replaced.attempt()).isEqualTo(1);
    }
    assertThat(query("SELECT pid FROM processes")).containsExactly("12");
    assertThat(files()).containsExactly("processes/2020/2.v2.parquet");
    assertThat(catalog("SELECT count(*) FROM job_definition")).containsExactly("1");
  }

  @Test
  void replacingKeepsWhatPeopleAdded() throws SQLException {
    long old = add(MadeJob.of("1", MadeJob.process(10, 1, 0, 5))).measurement();
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + place());
        var statement = connection.createStatement()) {
      statement.execute("INSERT INTO annotation VALUES (%d, 'why', '\"test\"')".formatted(old));
      statement.execute(
          "INSERT OR REPLACE INTO annotation VALUES (%d, 'answer', '1')".formatted(old));
      statement.execute("INSERT INTO refmodel_job VALUES (7, %d)".formatted(old));
    }
    try (var writer = open()) {
      writer.add(MadeJob.of("1", MadeJob.process(12, 1, 0, 6)), true);
    }
    assertThat(catalog("SELECT key || value FROM annotation ORDER BY key"))
        .containsExactly("answer42", "why\"test\"");
    assertThat(
            catalog("SELECT refmodel_id FROM refmodel_job JOIN measurement ON measurement_id = id"))
        .containsExactly("7");
  }

  @Test
  void aJobWithoutProcessesIsKept() throws SQLException, IOException {
    add(MadeJob.of("1"));
    assertThat(catalog("SELECT process_count FROM measurement")).containsExactly("0");
    assertThat(query("SELECT id FROM processes")).isEmpty();
    assertThat(query("SELECT id FROM threads")).isEmpty();
    assertThat(query("SELECT id FROM process_tags")).isEmpty();
  }

  @Test
  void aJobThatBreaksOffLeavesNothing() throws SQLException, IOException {
    var broken =
        MadeJob.of(
            "1",
            MadeJob.START,
            sink -> {
              sink.accept(MadeJob.process(10, 1, 0, 5));
              throw new bellwether.collect.ImportException("torn");
            });
    assertThatThrownBy(() -> add(broken)).hasMessage("torn");
    assertThat(catalog("SELECT count(*) FROM job_definition")).containsExactly("0");
    assertThat(files()).isEmpty();
  }

  @Test
  void tryingOutKeepsNothing() throws SQLException, IOException {
    try (var writer = open()) {
      var told = writer.tryOut(MadeJob.of("1", MadeJob.process(10, 1, 0, 5)), false);
      assertThat(told.outcome()).isEqualTo(Outcome.NEW);
      assertThat(told.processes()).isEqualTo(1);
    }
    assertThat(catalog("SELECT count(*) FROM job_definition")).containsExactly("0");
    assertThat(files()).isEmpty();
  }

  @Test
  void manyAtOnceOfOneIdAreAttemptsOfOneJob() throws Exception {
    try (var writer = open();
        var executor = Executors.newFixedThreadPool(4)) {
      for (int i = 0; i < 12; i++) {
        var job = MadeJob.of("1", MadeJob.process(10 + i, 1, 0, 5));
        executor.execute(() -> writer.add(job, false));
      }
    }
    assertThat(catalog("SELECT attempts FROM iteration")).containsExactly("12");
    assertThat(query("SELECT count(DISTINCT attempt) FROM processes")).containsExactly("12");
    assertThat(files()).hasSize(12);
  }

  @Test
  void aReaderSeesOnlyTheFilesOfItsMeasurements() throws SQLException {
    add(MadeJob.of("1", MadeJob.process(10, 1, 0, 5)));
    var second = add(MadeJob.of("2", MadeJob.process(11, 1, 0, 5)));
    try (var reader = CatalogReader.open(place());
        var connection =
            Archive.of(place())
                .connect(reader, List.of(second.measurement()), ArchiveOptions.standard());
        var statement = connection.createStatement()) {
      try (var rows = statement.executeQuery("SELECT jobid FROM processes")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString(1)).isEqualTo("2");
      }
      assertRefused(connection, "SELECT * FROM read_text('/etc/hostname')", "disabled");
      assertRefused(connection, "SET memory_limit = '1GB'", "locked");
      assertThatThrownBy(() -> Archive.requireQuery(connection, "SELECT 1; COPY (SELECT 1) TO 'x'"))
          .isInstanceOf(ArchiveException.class);
      Archive.requireQuery(connection, "WITH a AS (SELECT 1) SELECT * FROM a");
    }
  }

  @Test
  void aSumThatDoesNotFitIsTheLargestNumberAndNamed() throws SQLException {
    var huge = new long[] {Long.MAX_VALUE - 5, 500, 100, 20_000, 7};
    var told =
        add(
            MadeJob.of(
                "1",
                MadeJob.process(10, 1, 0, 5, Map.of("op", "cp"), huge),
                MadeJob.process(11, 10, 1, 4, Map.of("op", "cp"), huge)));
    assertThat(told.outcome()).isEqualTo(Outcome.NEW);
    assertThat(told.warnings())
        .singleElement()
        .asString()
        .contains("the counter usertime")
        .contains("is kept as 9223372036854775807");
    assertThat(catalog("SELECT sums ->> 'usertime' FROM measurement"))
        .containsExactly("9223372036854775807");
    assertThat(catalog("SELECT sums ->> 0 FROM op_sum")).containsExactly("9223372036854775807");
    assertThat(query("SELECT inclusive_cpu_time FROM processes ORDER BY id LIMIT 1"))
        .containsExactly("9223372036854775807");
    assertThat(catalog("SELECT json_array_length(warnings) FROM measurement")).containsExactly("1");
  }

  @Test
  void aTrialSeesWhatAnImportWouldSee() {
    var huge = new long[] {Long.MAX_VALUE, 500, 100, 20_000, 7};
    var job =
        MadeJob.of(
            "1",
            MadeJob.process(10, 1, 0, 5, Map.of(), huge),
            MadeJob.process(11, 1, 0, 5, Map.of(), huge));
    try (var writer = open()) {
      var tried = writer.tryOut(job, false);
      assertThat(writer.add(job, false).warnings()).isEqualTo(tried.warnings()).hasSize(1);
    }
  }

  @Test
  void aProcessThatEndsBeforeItStartsCountsInNoDuration() throws SQLException {
    add(MadeJob.of("1", MadeJob.process(10, 1, 2, 5), MadeJob.process(11, 10, 4, 1)));
    assertThat(catalog("SELECT process_count || ' ' || duration_us FROM op_sum"))
        .containsExactly("2 3000000");
    assertThat(catalog("SELECT end_time - start_time FROM op_sum")).containsExactly("3000000");
    assertThat(query("SELECT coalesce(duration::VARCHAR, 'none') FROM processes ORDER BY id"))
        .containsExactly("3000000", "none");
  }

  private static void assertRefused(Connection connection, String sql, String word)
      throws SQLException {
    try (var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining(word);
    }
  }
}
