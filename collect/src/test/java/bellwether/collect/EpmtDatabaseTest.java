package bellwether.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.collect.Samples.Read;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpmtDatabaseTest {
  private static final Path DATABASE = Samples.own("epmt/epmt-5.0.1.db");

  @TempDir Path folder;

  private static MeasuredJob job(Path database, String id) {
    return Imports.of(database, ImportOptions.standard()).stream()
        .filter(job -> job.source().endsWith(", job " + id))
        .findFirst()
        .orElseThrow();
  }

  private static void assertSameProcesses(Read stored, Read original) {
    assertThat(stored.skipped()).isEmpty();
    assertThat(stored.processes())
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("counters", "values")
        .containsExactlyInAnyOrderElementsOf(original.processes());
    assertThat(sums(stored)).isEqualTo(sums(original));
  }

  private static long sums(Read read) {
    long sum = 0;
    for (ProcessRecord process : read.processes()) {
      for (String counter : List.of("usertime", "systemtime", "rchar", "timeslices")) {
        for (int thread = 0; thread < process.threadCount(); thread++) {
          sum = sum * 31 + process.value(thread, process.counters().indexOf(counter));
        }
      }
    }
    return sum;
  }

  @Test
  void allJobsOfTheDatabaseAreFound() {
    assertThat(Imports.of(DATABASE, ImportOptions.standard()))
        .extracting(job -> job.record().id())
        .containsExactly("2220", "3455", "7001", "7002", "7003", "7004", "failed-exitcode");
  }

  @Test
  void storedJobIsTheOneThatItsFilesTell() {
    for (String item : List.of("collated-tsv-2220.tgz", "failed-exitcode.tgz")) {
      Read original = Samples.read(Samples.own("epmt/" + item));
      Read stored = Samples.read(job(DATABASE, original.job().id()));

      assertSameProcesses(stored, original);
      assertThat(stored.job())
          .usingRecursiveComparison()
          .ignoringFields("zone", "exitCode", "hosts")
          .isEqualTo(original.job());
    }
  }

  private static ProcessRecord process(Read read, long pid) {
    return read.processes().stream().filter(p -> p.pid() == pid).findFirst().orElseThrow();
  }

  @Test
  void threadsTagsAndNamesSurvive() {
    ProcessRecord stored = process(Samples.read(job(DATABASE, "7002")), 22601);
    ProcessRecord original = process(Samples.read(Samples.own("papiex/special/v1")), 22601);

    assertThat(stored)
        .usingRecursiveComparison()
        .ignoringFields("counters", "values")
        .isEqualTo(original);
    assertThat(stored.threadCount()).isEqualTo(5);
    assertThat(stored.value(3, stored.counters().indexOf("time_waiting")))
        .isEqualTo(original.value(3, original.counters().indexOf("time_waiting")));
  }

  @Test
  void lostZoneIsSeenFromTheProcesses() {
    MeasuredJob job = job(DATABASE, "2220");

    assertThat(job.zoneName()).isEqualTo("IST");
    assertThat(job.record().zone()).isEqualTo(ZoneId.of("+05:30"));
    assertThat(job.record().start()).isEqualTo("2020-06-08T05:03:54.355139Z");
    assertThat(job.record().warnings()).isEmpty();
  }

  @Test
  void annotationsAnalysesAndModelsAreRead() {
    MeasuredJob outlier = job(DATABASE, "7004");
    ReferenceModel model = Imports.referenceModels(DATABASE).getFirst();

    assertThat(job(DATABASE, "7001").record().annotations())
        .containsEntry("note", "first")
        .containsEntry("n", 3L);
    assertThat(outlier.analyses()).containsKey("outlier_detection");
    assertThat(model.name()).isEqualTo("wl_demo special");
    assertThat(model.jobs())
        .extracting(ReferenceModel.Job::id)
        .containsExactly("7001", "7002", "7003");
    assertThat(model.enabled()).isTrue();
    assertThat(model.computed()).containsKeys("iqr", "modified_z_score", "z_score");
  }

  @Test
  void stagedRowsAreRead() throws IOException, SQLException {
    Path copy = Files.copy(DATABASE, folder.resolve("copy.db"));
    change(
        copy,
        "INSERT INTO processes_staging(id, threads_df, hostname, tags, exename, path, exitcode,"
            + " exitsignal, pid, generation, ppid, pgid, sid, numtids, start, finish, args)"
            + " VALUES (5, '[1.0, 2.0, 3.0, 4.0]', 'h', 'op:x', 'ls', '/bin/ls', 0, 0, 9, 0, 1, 1,"
            + " 1, 2, 1593000000000000, 1593000000000009, 'it''s %')",
        "INSERT INTO processes_staging(id, threads_df, hostname, tags, exename, path, exitcode,"
            + " pid, numtids, start, finish) VALUES (6, '{1,2}', 'h', '', 'bad', '', 0, 9, 3, 1, 2)",
        "DELETE FROM processes WHERE jobid = '3455'",
        "UPDATE jobs SET info_dict = json_set(info_dict, '$.procs_staging_ids', json('[5, 6]'),"
            + " '$.metric_names', 'usertime,systemtime') WHERE jobid = '3455'");
    Read read = Samples.read(job(copy, "3455"));
    ProcessRecord process = read.processes().getFirst();

    assertThat(process.values()).containsExactly(1, 2, 3, 4);
    assertThat(process.threadCount()).isEqualTo(2);
    assertThat(process.tags()).isEqualTo(Map.of("op", "x"));
    assertThat(process.args()).isEqualTo("it's %");
    assertThat(read.skipped()).hasSize(1);
    assertThat(read.skipped().getFirst()).startsWith("processes_staging:6: column threads_df");
  }

  @Test
  void damagedRowsAreNamedAndTheRestKept() throws IOException, SQLException {
    Path copy = Files.copy(DATABASE, folder.resolve("copy.db"));
    change(
        copy,
        "UPDATE processes SET threads_df = '[{' WHERE id = (SELECT min(id) FROM processes WHERE"
            + " jobid = '7001')");
    Read read = Samples.read(job(copy, "7001"));

    assertThat(read.processes()).hasSize(1);
    assertThat(read.skipped()).hasSize(1);
  }

  private static void change(Path database, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.executeUpdate(sql);
      }
    }
  }

  @Test
  void theFileStaysAsItIs() throws IOException {
    Path copy = Files.copy(DATABASE, folder.resolve("copy.db"));
    for (MeasuredJob job : Imports.of(copy, ImportOptions.standard())) {
      Samples.read(job);
    }

    assertThat(copy).hasSameBinaryContentAs(DATABASE);
    assertThat(folder).isDirectoryNotContaining("glob:**-wal");
  }

  @Test
  void otherDatabasesAreRefused() throws SQLException {
    Path other = folder.resolve("other.db");
    change(other, "CREATE TABLE jobs(x)");

    assertThatThrownBy(() -> Imports.of(other, ImportOptions.standard()))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("expected the database of EPMT 4 or 5");
  }

  @Test
  void directoriesMayHoldDatabases() throws IOException {
    Files.copy(DATABASE, folder.resolve("what? a 100% name.db"));

    assertThat(Imports.of(folder, ImportOptions.standard())).hasSize(7);
  }
}
