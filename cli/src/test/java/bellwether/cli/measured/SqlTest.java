package bellwether.cli.measured;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import bellwether.cli.CommandLine.Result;
import bellwether.query.measured.Measurements;
import bellwether.store.CatalogPlace;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `bellwether sql` over a run and imported jobs.
class SqlTest {
  @TempDir static Path folder = Path.of("");

  @BeforeAll
  static void load() {
    var command = new CommandLine(folder);
    assertThat(command.execute("run", "--quiet", "--nodes", "1", "--", "/bin/true").status())
        .isZero();
    var told =
        command.execute(
            "import", "--quiet", Samples.small("12340"), Samples.small("epmt-5.0.1.db"));
    assertThat(told.status()).as(told.err()).isZero();
  }

  private static Result sql(String... words) {
    var all = new ArrayList<>(List.of("sql"));
    all.addAll(List.of(words));
    return new CommandLine(folder).execute(all.toArray(String[]::new));
  }

  private static String answer(String query) {
    var told = sql(query, "--csv");
    assertThat(told.status()).as(told.err()).isZero();
    return told.outLines().stream().skip(1).reduce((one, other) -> one + "\n" + other).orElse("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jobs",
        "attempts",
        "events",
        "runs",
        "workflows",
        "processes",
        "threads",
        "process_tags",
        "op_sums",
        "annotations",
        "analyses",
        "refmodels"
      })
  void eachViewAnswersAndIsDescribed(String view) throws IOException {
    var told = sql("SELECT * FROM " + view + " LIMIT 1", "--csv");
    assertThat(told.status()).as(told.err()).isZero();
    var documented = Files.readString(documentation());
    assertThat(documented).contains("### `" + view + "`");
    for (var column : told.outLines().getFirst().split(",")) {
      if (!view.equals("processes") && !view.equals("threads")) {
        assertThat(documented).contains("`" + column + "`");
      }
    }
  }

  private static Path documentation() {
    return Path.of("..", "docs", "sql.md");
  }

  @Test
  void theExamplesOfTheDocumentationAnswer() throws IOException {
    int examples = 0;
    for (var block : Files.readString(documentation()).split("```sql\n")) {
      if (block.contains("```") && examples++ > 0) {
        var told = sql(block.substring(0, block.indexOf("```")), "--json");
        assertThat(told.status()).as(told.err()).isZero();
      }
    }
    assertThat(examples).isGreaterThan(3);
  }

  @Test
  void whatRanAndWhatWasImportedStandTogether() {
    assertThat(answer("SELECT count(*) FROM jobs WHERE run_id IS NULL AND jobid = '12340'"))
        .isEqualTo("1");
    assertThat(answer("SELECT state FROM jobs WHERE run_id IS NOT NULL")).isEqualTo("JOB_FINISHED");
    assertThat(answer("SELECT num_procs FROM jobs WHERE jobid = '12340'"))
        .isEqualTo(answer("SELECT count(*) FROM processes WHERE jobid = '12340'"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT count(*) FROM query_table('events')",
        "SELECT count(*) FROM query('FROM events')",
        "SELECT count(e) FROM events AS e",
        "SELECT count(*) FROM events JOIN events AS other USING (seq, time)",
        "SELECT count(a) FROM events AS e(a)",
        "WITH e AS (SELECT COLUMNS('s.*') FROM events) SELECT count(seq) FROM e"
      })
  void eachWayToNameAViewSeesItsRows(String query) {
    assertThat(answer(query)).isEqualTo(answer("SELECT count(*) FROM events"));
  }

  @Test
  void nullsAndTextsComeAsTheCatalogHasThem() {
    assertThat(answer("SELECT from_state IS NULL, job_id, cause, weight FROM events WHERE seq = 1"))
        .isEqualTo("true,,,0.0");
    assertThat(answer("SELECT data FROM events WHERE to_state = 'RUNNING' AND data IS NOT NULL"))
        .contains("pid");
  }

  @Test
  void aDamagedCatalogIsNoFaultOfTheQuery(@TempDir Path other) throws IOException {
    var command = new CommandLine(other);
    assertThat(command.execute("run", "--quiet", "--", "/bin/true").status()).isZero();
    CatalogDamage.overwrite(other.resolve("catalog.db"), "event");
    var told = command.execute("sql", "SELECT data FROM events");
    assertThat(told.status()).isEqualTo(3);
    assertThat(told.err()).contains("The catalog could not answer");
  }

  @Test
  void typesComeAsDataOfTheirKind() {
    var told =
        sql(
            "SELECT 1.5 AS d, true AS t, NULL AS n, [1, 2] AS l, make_timestamp(0) AS w, 'it''s' AS s, NULL::TIMESTAMP AS m, 'nan'::DOUBLE AS x",
            "--json");
    assertThat(told.out())
        .isEqualTo(
            "{\"d\":1.5,\"t\":true,\"n\":null,\"l\":[1,2],\"w\":\"1970-01-01T00:00:00.000000Z\",\"s\":\"it's\",\"m\":null,\"x\":null}\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "18446744073709551615 | 18446744073709551615 | 18446744073709551615",
        "-170141183460469231731687303715884105727 | -170141183460469231731687303715884105727 | -170141183460469231731687303715884105727",
        "12345678901234567.25 | 12345678901234567.25 | 12345678901234567.25",
        "[1, 2] | [1,2] | [1,2]",
        "string_split('a b', ' ') | [\"a\",\"b\"] | [\"a\",\"b\"]",
        "{'a': [18446744073709551615]} | {\"a\":[18446744073709551615]} | {\"a\":[18446744073709551615]}",
        "map {'k': 1} | {\"k\":1} | {\"k\":1}",
        "DATE '2026-11-23' | 2026-11-23 | \"2026-11-23\"",
        "'a, b' | a, b | \"a, b\"",
        "NULL | `` | null"
      })
  void aTableShowsEachValueAsDataHasIt(String value, String table, String json) {
    var query = "SELECT " + value + " AS x, 1 AS y";
    var told = sql(query);
    assertThat(told.status()).as(told.err()).isZero();
    assertThat(told.outLines().getFirst().strip()).matches("x +y");
    assertThat(told.outLines().getLast()).matches(Pattern.quote(table) + " +1");
    assertThat(sql(query, "--json").out()).isEqualTo("{\"x\":" + json + ",\"y\":1}\n");
    assertThat(sql(query, "--csv").status()).isZero();
  }

  @Test
  void parquetKeepsLargeIntegersExactly() {
    var file = folder.resolve("large.parquet");
    assertThat(sql("SELECT 9007199254740993::HUGEINT AS x", "--parquet=" + file).status()).isZero();
    assertThat(file).exists();
    try (var measurements =
        Measurements.open(
            CatalogPlace.resolve(folder.resolve("catalog.db").toString(), Map.of()))) {
      assertThat(
              measurements
                  .sql("SELECT 18446744073709551615 AS x, 7::HUGEINT AS y")
                  .inMemory()
                  .rows())
          .containsExactly(List.of(new BigInteger("18446744073709551615"), 7L));
    }
  }

  @Test
  void anAnswerWithoutRowsHasAHeader() {
    var query = "SELECT jobid, duration FROM jobs WHERE false";
    assertThat(sql(query).out()).isEqualTo("jobid  duration\n");
    assertThat(sql(query, "--csv").out()).isEqualTo("jobid,duration\n");
    assertThat(sql(query, "--json").out()).isEmpty();
  }

  @Test
  void theViewsCanBeListedAndDescribed() {
    assertThat(answer("SHOW TABLES").lines())
        .containsExactly(
            "analyses",
            "annotations",
            "attempts",
            "events",
            "job",
            "job_instance",
            "job_instance_error_log",
            "job_instance_status",
            "job_status",
            "jobs",
            "op_sums",
            "process_tags",
            "processes",
            "refmodels",
            "runs",
            "task_dag",
            "threads",
            "workflow",
            "workflow_run",
            "workflow_run_status",
            "workflow_status",
            "workflows");
    assertThat(answer("DESCRIBE jobs")).contains("num_procs,BIGINT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DROP TABLE jobs | Expected one query",
        "COPY (SELECT 1) TO 'x.csv' | Expected one query",
        "INSTALL sqlite | Expected one query",
        "ATTACH 'x.db' | Expected one query",
        "SET enable_external_access = true | Expected one query",
        "SELECT 1; SELECT 2 | Expected one query, but found 2",
        "SELECT 1; DROP TABLE jobs | Expected one query",
        "SELECT * FROM read_csv('/etc/passwd') | could not be answered",
        "SELECT * FROM read_text('/etc/passwd') | could not be answered",
        "SELECT nosuch FROM jobs | nosuch",
        "SELECT * FROM nosuch | nosuch",
        "nonsense | Expected one query"
      })
  void nothingButAQueryIsAnswered(String query, String message) {
    var told = sql(query);
    assertThat(told.status()).isEqualTo(2);
    assertThat(told.err()).contains(message).doesNotContain("\tat ");
    assertThat(told.out()).isEmpty();
  }

  @Test
  void theQueryMayComeFromElsewhere() throws IOException {
    var file = Files.writeString(folder.resolve("query.sql"), "SELECT 7 AS seven;\n");
    assertThat(sql("--file", file.toString(), "--csv").out()).isEqualTo("seven\n7\n");
    assertThat(
            new CommandLine(folder).given("SELECT 8 AS eight").execute("sql", "-", "--csv").out())
        .isEqualTo("eight\n8\n");
    assertThat(sql().err()).contains("either a query or --file");
  }

  @Test
  void anAnswerBecomesAParquetFile() {
    var file = folder.resolve("answer.parquet");
    assertThat(sql("SELECT * FROM attempts", "--parquet=" + file).status()).isZero();
    assertThat(file).isNotEmptyFile();
  }
}
