package bellwether.query.measured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.query.Json;
import bellwether.query.MeasuredException;
import bellwether.query.table.ColumnType;
import bellwether.query.table.Row;
import bellwether.query.table.StreamedTable;
import bellwether.query.table.TableColumn;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Answers that pass by row by row, on the sample jobs.
class LargeAnswersTest {
  @TempDir static Path folder = Path.of("");
  private static @org.jspecify.annotations.Nullable Measurements opened;

  @BeforeAll
  static void load() {
    opened = Measurements.open(SampleCatalog.in(folder));
  }

  @AfterAll
  static void close() {
    if (opened != null) {
      opened.close();
    }
  }

  private static Measurements measurements() {
    return Objects.requireNonNull(opened);
  }

  private static ProcessQuery processes() {
    return measurements().jobs("685000").processes();
  }

  @Test
  void aFrameHasTheColumnsOfTheTypedRows() {
    var row = processes().first().orElseThrow().columns();
    assertThat(processes().table().columns()).containsSubsequence(row.keySet());
    var thread = processes().threads().first().orElseThrow().columns();
    assertThat(processes().threads().table().columns()).containsSubsequence(thread.keySet());
  }

  /// What a typed row does not have is null in lines, since these have the same columns all.
  @Test
  void aColumnSaysItsTypeAndUnit() {
    assertThat(processes().table().schema())
        .contains(
            new TableColumn("duration", ColumnType.NUMBER, "microseconds"),
            new TableColumn("rssmax", ColumnType.NUMBER, "KiB"),
            new TableColumn("exename", ColumnType.TEXT));
  }

  private static void assertSame(StreamedTable frame, List<? extends Row> typed) {
    var out = new StringWriter();
    frame.lines(out);
    var lines = out.toString().lines().toList();
    assertThat(lines).hasSameSizeAs(typed);
    for (int i = 0; i < lines.size(); i++) {
      var line = Json.object(lines.get(i));
      var row = Json.object(typed.get(i).json());
      line.keySet().removeIf(name -> !row.containsKey(name) && line.get(name) == null);
      assertThat(line).isEqualTo(row);
    }
  }

  @Test
  void linesAreTheTypedRows() {
    var some = processes().limit(300);
    assertSame(some.table(), some.list());
    var threads = processes().threads().limit(300);
    assertSame(threads.table(), threads.list());
    assertThat(threads.stream().toList()).isEqualTo(threads.list());
  }

  @Test
  void theUserComesFromTheJob() {
    assertThat(processes().first().orElseThrow().user()).isEqualTo("user1");
    var users = new java.util.TreeSet<String>();
    measurements()
        .processes()
        .where("\"user\" <> 'user1'")
        .table()
        .select(List.of("user"))
        .each(row -> users.add(String.valueOf(row.getFirst())));
    assertThat(users).isNotEmpty().doesNotContain("user1");
  }

  @Test
  void parquetHasAllRowsInTheirOrder() throws Exception {
    var file = folder.resolve("it's.parquet");
    measurements().processes().inOrderOfArchive().table().parquet(file);
    var ids = new ArrayList<Long>();
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "SELECT id, \"user\", start FROM '%s'"
                        .formatted(file.toString().replace("'", "''")))) {
      while (rows.next()) {
        ids.add(rows.getLong(1));
      }
    }
    assertThat(ids).hasSize(79_896).isEqualTo(measurements().processes().inOrderOfArchive().ids());
    try (var files = Files.list(folder)) {
      assertThat(files.filter(path -> path.getFileName().toString().startsWith("."))).isEmpty();
    }
  }

  @Test
  void theOrderOfTheArchiveIsByJobAndStart() {
    var last = new String[] {"", ""};
    var jobs = new ArrayList<String>();
    measurements()
        .processes()
        .inOrderOfArchive()
        .table()
        .select(List.of("job", "start"))
        .each(row -> {
          var job = String.valueOf(row.getFirst());
          if (!job.equals(last[0])) {
            jobs.add(job);
          } else {
            assertThat(String.valueOf(row.getLast()))
                .isGreaterThanOrEqualTo(last[1].substring(0, 19));
          }
          last[0] = job;
          last[1] = String.valueOf(row.getLast());
        });
    assertThat(jobs).hasSize(15).doesNotHaveDuplicates();
  }

  @Test
  void aStreamLeavesOtherQuestionsAlone() {
    try (var stream = processes().stream()) {
      var rows = stream.iterator();
      var first = rows.next();
      assertThat(processes().children(first).count()).isEqualTo(735);
      assertThat(rows.next().id()).isNotEqualTo(first.id());
    }
  }

  @Test
  void slicesAndCountsAgree() {
    var all = processes().list();
    assertThat(processes().slice(10, 5)).isEqualTo(all.subList(10, 15));
    assertThat(processes().offset(3_478).count()).isEqualTo(2);
    assertThat(processes().limit(7).count()).isEqualTo(7);
    assertThat(processes().threads().offset(3_660).count()).isEqualTo(8);
    assertThat(processes().threads().where("majflt > 0").count())
        .isEqualTo(processes().threads().where("majflt > 0").list().size());
    assertThat(measurements().jobs().slice(2, 3)).hasSize(3);
  }

  @Test
  void attemptsAreChosen() {
    assertThat(measurements().jobs().attempt(1).count()).isEqualTo(15);
    assertThat(measurements().jobs().attempt(2).count()).isZero();
    assertThat(measurements().jobs().lastAttempts().count()).isEqualTo(15);
  }

  @Test
  void wrongQuestionsAreOneSentence() {
    assertThatThrownBy(() -> processes().where("exnme = 'a'").table().each(row -> {}))
        .isInstanceOf(MeasuredException.class)
        .hasMessage(
            "The condition names exnme, but there is no such column; did you mean exename?");
    assertThatThrownBy(() -> processes().where("1 = ").count())
        .hasMessageContaining("not one that SQL understands");
    assertThatThrownBy(() -> measurements().jobs().where("nosuch = 1").ids())
        .hasMessage("The condition names nosuch, but there is no such column");
    assertThatThrownBy(() -> processes().table().select(List.of("pdi")))
        .hasMessageContaining("did you mean pid?");
  }
}
