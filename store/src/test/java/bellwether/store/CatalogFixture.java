package bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// A catalog for a test, and what tests do with it again and again.
@NullUnmarked // columns of rows may be null
abstract class CatalogFixture {
  final Heard heard = new Heard();
  final List<ManagerProcess> living = new ArrayList<>();
  Catalog catalog;

  /// The kind of catalog under test.
  abstract CatalogKind kind();

  Catalog open(CatalogOptions options) {
    return kind().open(options);
  }

  List<Map<String, Object>> rows(String sql) {
    return kind().rows(sql);
  }

  CatalogOptions options() {
    return CatalogOptions.of(living::contains).withClock(() -> Life.START.plusSeconds(60));
  }

  @BeforeEach
  void openCatalog() {
    catalog = open(options());
  }

  @AfterEach
  void closeCatalog() {
    catalog.close();
  }

  Map<String, Object> row(String sql) {
    var rows = rows(sql);
    assertThat(rows).hasSize(1);
    return rows.getFirst();
  }

  RunRecord begin(String mark) {
    return catalog.beginRun(Life.run(mark, null));
  }

  /// Records events of a run that begins with them, in groups as they are given.
  @SafeVarargs
  final RunRecord record(List<NewJob> jobs, List<Event>... groups) {
    var run = begin("mark");
    long allocation = catalog.beginAllocation(run.id(), List.of(Life.NODE), Life.START);
    try (var recorder = catalog.recorder(run.id(), allocation, heard)) {
      recorder.jobs(jobs);
      for (var group : groups) {
        recorder.events(group);
        recorder.flush();
      }
    }
    return run;
  }

  /// Compares every job and member of the catalog with what its events alone tell.
  void assertReplayRebuildsTables(RunRecord run) {
    var replay = kind().replay(run.origin());
    for (var job : rows("SELECT id, state, cause FROM job_definition")) {
      assertSame(replay.common(number(job.get("id"))), job);
    }
    for (var member : rows("SELECT * FROM iteration")) {
      long job = number(member.get("job_id"));
      var state = replay.member(job, (int) number(member.get("ordinal")));
      assertSame(state, member);
      assertThat(state.attempts()).isEqualTo((int) number(member.get("attempts")));
    }
  }

  private static void assertSame(Replay.State state, Map<String, Object> row) {
    assertThat(state.state()).hasToString((String) row.get("state"));
    var cause = state.cause();
    assertThat(cause == null ? null : cause.word()).isEqualTo(row.get("cause"));
  }

  static long number(Object value) {
    return ((Number) value).longValue();
  }
}
