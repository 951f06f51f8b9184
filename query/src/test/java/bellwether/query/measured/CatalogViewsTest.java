package bellwether.query.measured;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.Execution;
import bellwether.model.JobDescription;
import bellwether.query.RecordedRun;
import bellwether.query.RecordedRun.Member;
import bellwether.query.sql.CatalogView;
import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The views of the catalog itself answer in `bellwether sql` what they answer in SQLite.
class CatalogViewsTest {
  @TempDir Path folder = Path.of("");

  private CatalogPlace place() {
    return new CatalogPlace(folder.resolve("catalog.db"));
  }

  @BeforeEach
  void record() {
    try (var run = RecordedRun.in(place())) {
      var good = new Member(run.add(job("good")), 0);
      var bad = new Member(run.add(job("bad")), 0);
      run.add(job("waiting"));
      run.finish(good);
      run.fail(bad, RecordedRun.exited(3));
    }
  }

  private static JobDescription job(String name) {
    return JobDescription.of(name, Execution.program("/bin/echo", List.of("a", "b")));
  }

  private List<String> inDuckDb(String sql) {
    try (var measurements = Measurements.open(place())) {
      var out = new StringWriter();
      measurements.sql(sql).csv(out);
      return out.toString().lines().toList();
    }
  }

  private List<String> inSqlite(String sql) {
    try (var reader = CatalogReader.open(place())) {
      return reader.dsl().fetch(sql).formatCSV().lines().toList();
    }
  }

  @Test
  void theSeedsStatementAnswersTheSame() {
    var statement = "SELECT status, count(*) FROM job WHERE dag_id=1 GROUP BY status";
    assertThat(inDuckDb(statement)).contains("DONE,1", "ERROR_FATAL,1", "REGISTERED,1").hasSize(4);
    assertThat(inSqlite(statement)).contains("DONE,1", "ERROR_FATAL,1", "REGISTERED,1").hasSize(4);
  }

  @ParameterizedTest
  @EnumSource(
      value = CatalogView.class,
      names = {"JOB", "JOB_.*", "TASK_DAG", "WORKFLOW", "WORKFLOW_.*"},
      mode = EnumSource.Mode.MATCH_ANY)
  void everyViewHasTheColumnsAndRowsOfTheCatalog(CatalogView view) {
    var all = "SELECT * FROM " + view.name().toLowerCase(Locale.ROOT);
    var columns = view.columns().stream().map(CatalogView.Typed::name).toList();
    assertThat(inSqlite(all).getFirst()).isEqualTo(String.join(",", columns));
    assertThat(inDuckDb(all)).hasSameSizeAs(inSqlite(all));
    assertThat(inDuckDb(all + " ORDER BY 1").getFirst()).isEqualTo(String.join(",", columns));
  }

  @Test
  void aJobShowsItsCommand() {
    assertThat(inDuckDb("SELECT command, slots, max_attempts FROM job WHERE name = 'good'"))
        .containsExactly("command,slots,max_attempts", "/bin/echo a b,1,1");
  }
}
