package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.Cause;
import bellwether.model.Event;
import bellwether.model.EventData;
import bellwether.model.JobState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the catalog's views tell people of a run with a plain job and an array, in which there is a
/// retry and a failure.
@NullUnmarked // columns of rows may be null
class ViewsTest extends CatalogFixture {
  private static final String COUNTS =
      "SELECT status, count(*) FROM job WHERE dag_id=1 GROUP BY status";
  @TempDir Path folder;

  @Override
  CatalogKind kind() {
    return new SqliteKind(place());
  }

  private CatalogPlace place() {
    return new CatalogPlace(folder.resolve("catalog.db"));
  }

  private RunRecord run() {
    return record(
        List.of(Life.plain(1), Life.array(2, 5)),
        Life.ready(1),
        Life.ready(2),
        Life.success(1, 0),
        List.of(
            Life.scheduled(2, 0, 1),
            Life.running(2, 0, 1),
            Life.ended(2, 0, 1, 3),
            Life.changed(2, 0, JobState.RUN_ERROR, JobState.RESTART_READY, Cause.EXIT_CODE),
            Life.changed(2, 0, JobState.RESTART_READY, JobState.READY, null),
            Life.scheduled(2, 0, 2),
            Life.running(2, 0, 2),
            Life.ended(2, 0, 2, 0),
            finishedAtSecond(2)),
        List.of(
            Life.scheduled(2, 1, 1),
            Life.running(2, 1, 1),
            Life.ended(2, 1, 1, 3),
            Life.changed(2, 1, JobState.RUN_ERROR, JobState.FAILED, Cause.EXIT_CODE)),
        List.of(Life.scheduled(2, 2, 1), Life.running(2, 2, 1)));
  }

  private static Event finishedAtSecond(long job) {
    return new Event(
        Life.START.plusMillis(4),
        job,
        0,
        2,
        JobState.RUN_DONE,
        JobState.JOB_FINISHED,
        null,
        0,
        EventData.NONE);
  }

  private List<String> lines(String sql) {
    return rows(sql).stream().map(row -> String.join(" ", texts(row))).toList();
  }

  private static List<String> texts(Map<String, Object> row) {
    return row.values().stream().map(String::valueOf).toList();
  }

  @Test
  void aMemberIsAJob() {
    run();
    assertThat(lines("SELECT job_id, dag_id, name, status, num_attempts FROM job ORDER BY job_id"))
        .containsExactly(
            "1 1 job1 DONE 1",
            "2 1 array2:10 DONE 2",
            "3 1 array2:11 ERROR_FATAL 1",
            "4 1 array2:12 RUNNING 1",
            "5 1 array2:13 QUEUED_FOR_INSTANTIATION 0",
            "6 1 array2:14 QUEUED_FOR_INSTANTIATION 0");
  }

  @Test
  void anAttemptIsAJobInstance() {
    run();
    assertThat(
            lines(
                "SELECT job_instance_id, workflow_run_id, job_id, nodename, status FROM job_instance ORDER BY 1"))
        .containsExactly(
            "1000001 1 1 n1 DONE",
            "2000001 1 2 n1 ERROR",
            "2000002 1 2 n1 DONE",
            "3000001 1 3 n1 ERROR",
            "4000001 1 4 n1 RUNNING");
  }

  @Test
  void aFailureStandsInTheErrorLog() {
    run();
    assertThat(lines("SELECT job_instance_id, error_time, description FROM job_instance_error_log"))
        .containsExactly(
            "2000001 2026-11-23 10:00:00.003 exit code 3\nno\nsuch",
            "3000001 2026-11-23 10:00:00.003 exit code 3\nno\nsuch");
  }

  @Test
  void aJobInstanceHasAStatusAfterTheOther() {
    run();
    assertThat(
            lines(
                "SELECT status FROM job_instance_status WHERE job_instance_id IN (2000001, 2000002) ORDER BY id"))
        .containsExactly("SUBMITTED", "RUNNING", "ERROR", "SUBMITTED", "RUNNING", "DONE");
  }

  @Test
  void aWorkflowHasTheDagAndTheStatusOfItsLastRun() {
    catalog.endRun(run().id(), RunState.ERROR, Life.START.plusSeconds(1), null);
    assertThat(lines("SELECT id, dag_id, name, user, status FROM workflow"))
        .containsExactly("1 1 ensemble ann ERROR");
    begin("another");
    assertThat(lines("SELECT id, dag_id, name, user, status FROM workflow"))
        .containsExactly("1 2 ensemble ann RUNNING");
    assertThat(lines("SELECT dag_id, name, user FROM task_dag")).hasSize(2);
    assertThat(lines("SELECT id, workflow_id, user, hostname, pid, status FROM workflow_run"))
        .containsExactly("1 1 ann host 42 ERROR", "2 1 ann host 42 RUNNING");
  }

  private RunRecord begin(@Nullable String description, String options) {
    var run = Life.run(description + options, null);
    return catalog.beginRun(
        new NewRun(
            run.workflow(),
            description,
            null,
            run.source(),
            run.directory(),
            options,
            run.manager(),
            run.user(),
            run.mark(),
            run.startTime()));
  }

  @Test
  void aWorkflowHasTheDescriptionThatWasSaidLast() {
    begin("first", "{}");
    begin("second", "{}");
    begin(null, "{}");
    assertThat(lines("SELECT description FROM workflow")).containsExactly("second");
  }

  @Test
  void eachRunHasFoldersAndAProjectOfItsOwn() {
    begin(null, "{\"stdout\":\"out\",\"stderr\":\"err\",\"project\":\"p\"}");
    begin(null, "{\"stdout\":\"other\"}");
    assertThat(lines("SELECT stdout, stderr, project, slack_channel FROM workflow_run"))
        .containsExactly("out err p null", "other null null null");
  }

  @Test
  void aResumedRunGoesOnWithItsDag() {
    var first = run();
    catalog.beginRun(Life.run("m2", first.id()));
    assertThat(lines("SELECT dag_id FROM task_dag")).containsExactly("1");
    assertThat(lines("SELECT id, dag_id FROM workflow")).containsExactly("1 1");
  }

  @Test
  void theWordsAreThoseThatTheStatusesHave() {
    assertThat(lines("SELECT id FROM job_status"))
        .containsExactly("SUBMITTED", "RUNNING", "ERROR", "DONE");
    assertThat(lines("SELECT id FROM workflow_run_status"))
        .containsExactly("RUNNING", "STOPPED", "ERROR", "DONE");
    assertThat(lines("SELECT id FROM workflow_status"))
        .containsExactly("CREATED", "RUNNING", "STOPPED", "ERROR", "DONE");
  }

  @Test
  void everyStateHasAWord() {
    record(List.of(Life.plain(1)), Life.ready(1));
    for (var state : JobState.values()) {
      execute("UPDATE job_definition SET state = '" + state + "'");
      assertThat(row("SELECT status FROM job").get("status")).as(state.name()).isNotNull();
    }
  }

  @Test
  void aLargeArrayHasANumberForEachMember() {
    record(List.of(Life.array(1, 100_000), Life.plain(2)), Life.ready(1), Life.ready(2));
    assertThat(lines("SELECT count(*), count(DISTINCT job_id), max(job_id) FROM job"))
        .containsExactly("100001 100001 100001");
  }

  @Test
  void aReaderThatStaysHarmsNoRun() throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + place());
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      try (var rows = statement.executeQuery(COUNTS)) {
        assertThat(rows.next()).isFalse();
        run();
      }
    }
    assertThat(rows(COUNTS)).hasSize(4);
  }

  @Test
  void pythonAnswersTheSameStatement() throws Exception {
    run();
    var script =
        "import sqlite3, sys; print(sorted(sqlite3.connect(sys.argv[1]).execute(sys.argv[2])))";
    var python =
        new ProcessBuilder("python3", "-c", script, place().toString(), COUNTS)
            .redirectErrorStream(true)
            .start();
    assertThat(new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            "[('DONE', 2), ('ERROR_FATAL', 1), ('QUEUED_FOR_INSTANTIATION', 2), ('RUNNING', 1)]\n");
  }

  private void execute(String sql) {
    try {
      OlderEdition.execute(place(), sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
