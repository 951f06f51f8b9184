package bellwether.cli.measured;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import bellwether.cli.CommandLine.Result;
import bellwether.cli.Main;
import bellwether.command.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The commands that ask measured jobs, on the small samples that the project carries.
class AskingTest {
  @TempDir static Path folder = Path.of("");

  @BeforeAll
  static void load() {
    var told = execute("import", "--quiet", Samples.small("12340"), Samples.small("epmt-5.0.1.db"));
    assertThat(told.status()).as(told.err()).isZero();
  }

  private static Result execute(String... words) {
    return new CommandLine(folder).execute(words);
  }

  private static Result ask(String line) {
    return execute(line.split(" +"));
  }

  private static List<JsonNode> rows(String line) {
    var told = ask(line + " --json");
    assertThat(told.status()).as(told.err()).isZero();
    return told.outLines().stream().map(text -> JsonMapper.shared().readTree(text)).toList();
  }

  @Test
  void processesAreListedWithoutALimit() {
    assertThat(rows("procs 12340")).hasSize(18);
    assertThat(ask("procs 12340 --csv").outLines()).hasSize(19);
    assertThat(ask("procs 12340").outLines()).hasSize(19);
    assertThat(ask("procs 12340").err()).isEmpty();
  }

  @Test
  void aProcessHasTheColumnsOfEpmtAndOurs() {
    var row = rows("procs 12340 --limit 1").getFirst();
    assertThat(row.get("jobid")).isEqualTo(row.get("job"));
    assertThat(row.get("exitcode")).isEqualTo(row.get("exit_code"));
    assertThat(row.get("tags").isObject()).isTrue();
    assertThat(row.get("user").asString()).isEqualTo("user2");
    assertThat(row.get("start").asString()).isEqualTo("2020-06-29T12:01:42.817761Z");
    assertThat(row.get("start_us").asLong()).isEqualTo(1_593_432_102_817_761L);
  }

  @Test
  void whatIsLeftOutIsTold() {
    assertThat(ask("procs 12340 --limit 5").err()).contains("5 of 18 processes; 13 left out");
    assertThat(ask("procs --where exename='nobody'").err()).contains("no process fits");
  }

  @Test
  void theTopIsSortedByAColumn() {
    var rows = rows("procs --job 12340 --top 3 --by duration");
    assertThat(rows.stream().map(row -> row.get("duration").asLong()))
        .hasSize(3)
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(rows("procs 12340 --order -pid").getFirst().get("pid").asInt())
        .isEqualTo(rows("procs 12340 --order pid").getLast().get("pid").asInt());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "procs 12340 --where exename='cut'                    | 1",
        "procs --where job='12340'                            | 18",
        "procs --where user='user2'                           | 22",
        "procs 12340 --job 2220                               | 20",
        "procs --tag op:list                                  | 2",
        "procs --tag op:list --tag op:threads                 | 4",
        "procs --tag op:list --exact                          | 0",
        "procs 12340 --until 2020-06-29T12:01:42.8179Z        | 1",
        "procs 12340 --since 2030-01-01                       | 0",
        "procs --hosts node01                                 | 8",
        "procs --attempt 2                                    | 0",
        "procs 12340 --attempt last                           | 18",
        "procs 12340 --offset 16                              | 2",
        "threads 12340                                        | 18",
        "threads 12340 --where exename='cut'                  | 1",
        "threads 12340 --where usertime>0 --limit 1           | 1",
        "ops 7001 7003                                        | 2",
        "ops --each op --group-by-tag                         | 2",
        "ops --where exename='nobody'                         | 0",
        "ops --tag op:nobody                                  | 0",
        "tree 12340                                           | 18",
        "tree 12340 --where exename='cut'                     | 1",
        "timeline 12340 --per exename                         | 18",
        "tags --processes                                     | 2",
        "costs 12340                                          | 1",
        "tree 12340 7001 --critical-path                      | 20",
        "tree 12340 --critical-path --per exename             | 3",
        "jobs --tag op:nobody                                 | 0",
        "regress                                              | 1"
      })
  void questionsHaveAsManyAnswers(String line, int rows) {
    assertThat(rows(line)).hasSize(rows);
  }

  @Test
  void operationsHaveSharesOfTheirJob() {
    var row = rows("ops 7001 --method finish-minus-start").getFirst();
    assertThat(row.get("op_duration_method").asString()).isEqualTo("finish-minus-start");
    assertThat(row.get("tags").get("op").asString()).isEqualTo("threads");
    assertThat(row.get("cpu_share").asDouble()).isBetween(0.99, 1.0);
    assertThat(row.get("wall_share").asDouble()).isBetween(0.14, 0.15);
    assertThat(rows("ops --percentiles --each op")).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "procs 12340",
        "threads 12340",
        "tree 12340",
        "timeline 12340",
        "ops",
        "tags",
        "costs",
        "compare 7001 7003",
        "regress",
        "procs --percentiles",
        "tree 12340 --critical-path"
      })
  void everyAnswerCanBeAParquetFile(String line) throws SQLException {
    var file = folder.resolve("answer.parquet");
    var told = ask(line + " --force --parquet=" + file);
    assertThat(told.status()).as(told.err()).isZero();
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var rows =
            connection
                .createStatement()
                .executeQuery("SELECT count(*) FROM '%s'".formatted(file))) {
      rows.next();
      assertThat(rows.getLong(1)).isEqualTo(rows(line).size());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "procs 1234                 | 1 | There is no measured job 1234; did you mean 12340?",
        "tree --job nobody          | 1 | There is no measured job nobody",
        "jobs nobody                | 1 | There is no job nobody",
        "procs --where exnme=1      | 2 | no such column; did you mean exename?",
        "procs --where 1=           | 2 | not one that SQL understands",
        "procs --where 1;DROP       | 2 | not one that SQL understands",
        "threads --where exenme=1   | 2 | no such column",
        "ops --where exnme=1        | 2 | no such column; did you mean exename?",
        "procs --order exenam       | 2 | found exenam; did you mean exename?",
        "procs --top 2 --by duratio | 2 | found duratio; did you mean duration?",
        "ops --top 2 --by wal_time  | 2 | found wal_time; did you mean wall_time?",
        "ops --method mean          | 2 | but found mean",
        "procs --limit 0            | 2 | from 1 after --limit",
        "procs --top 1 --limit 1    | 2 | choose one",
        "procs --json --csv         | 2 | choose one",
        "procs --since soon         | 2 | soon",
        "procs --attempt first      | 2 | but found first",
        "compare                    | 2 | Expected jobs to compare",
        "compare 12340              | 2 | at least two jobs",
        "compare 7001 7003 --by x   | 2 | Expected a feature",
        "costs --metric rssmax      | 2 | Expected cpu_time or duration",
        "timeline --per exenam      | 2 | did you mean exename?",
        "tree 12340 --critical-path --per exenam | 2 | did you mean exename?"
      })
  void wrongQuestionsAreToldInOneSentence(String line, int status, String sentence) {
    var told = ask(line);
    assertThat(told.err()).contains(sentence).doesNotContain("Exception");
    assertThat(told.err().lines()).hasSize(1);
    assertThat(told.status()).isEqualTo(status);
  }

  @Test
  void importedJobsHaveTheColumnsOfEpmt() {
    var row = rows("jobs 12340").getFirst();
    assertThat(row.get("run").isNull()).isTrue();
    assertThat(row.get("state").asString()).isEqualTo("JOB_FINISHED");
    assertThat(row.get("jobid").asString()).isEqualTo("12340");
    assertThat(row.get("num_procs").asInt()).isEqualTo(18);
    assertThat(row.get("duration").asLong()).isEqualTo(1_407_996);
    assertThat(row.get("cpu_time").asLong()).isEqualTo(42_360);
    assertThat(row.get("rssmax").asLong()).isEqualTo(80_736);
    assertThat(row.get("exitcode").asInt()).isZero();
    assertThat(row.get("tags").isObject()).isTrue();
    assertThat(row.get("submit_us").asLong()).isEqualTo(row.get("start_us").asLong());
  }

  @Test
  void importedJobsStandBesideThoseOfRuns(@TempDir Path other) {
    var commands = new CommandLine(other);
    commands.execute("import", "--quiet", Samples.small("failed-exitcode.tgz"));
    assertThat(commands.execute("jobs").outLines().getFirst()).startsWith("JOB ");
    commands.run("--quiet", "--", "true");
    assertThat(commands.execute("jobs", "--json").outLines()).hasSize(2);
    assertThat(commands.execute("jobs", "--json", "--run", "1").outLines()).hasSize(1);
    assertThat(commands.execute("jobs", "--json", "--state", "FAILED").outLines()).hasSize(1);
    assertThat(commands.execute("jobs", "--all-runs", "--csv").outLines()).hasSize(3);
  }

  @Test
  void jobsAreNarrowedSortedAndCutAsProcessesAre(@TempDir Path other) {
    var commands = new CommandLine(other);
    commands.execute("import", "--quiet", Samples.small("12340"), Samples.small("epmt-5.0.1.db"));
    commands.run("--quiet", "--", "true");
    var all = commands.execute("jobs", "--csv", "--order", "duration:desc").outLines();
    assertThat(all).hasSizeGreaterThan(3);
    assertThat(commands.execute("jobs", "--csv", "--top", "1").outLines())
        .containsExactly(all.get(0), all.get(1));
    assertThat(commands.execute("jobs", "--order", "-duration", "--limit", "1", "--csv").outLines())
        .containsExactly(all.get(0), all.get(1));
    var cut = commands.execute("jobs", "--limit", "1");
    assertThat(cut.outLines()).hasSize(2);
    assertThat(cut.err()).contains("1 job; there are more");
    assertThat(commands.execute("jobs", "--where", "num_procs = 18", "--json").outLines())
        .singleElement()
        .asString()
        .contains("\"jobid\":\"12340\"");
    assertThat(commands.execute("jobs", "--where", "run IS NOT NULL", "--csv").outLines())
        .hasSize(2);
    assertThat(commands.execute("jobs", "--hosts", "nosuch").err()).contains("no job fits");
    var file = other.resolve("jobs.parquet");
    assertThat(commands.execute("jobs", "--parquet=" + file).status()).isZero();
    assertThat(file).isNotEmptyFile();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "jobs --where nosuch=1 | The condition names nosuch, but there is no such column",
        "jobs --order nosuch | Expected a column of jobs, but found nosuch",
        "jobs --limit 0 | Expected a number from 1 after --limit, but found 0",
        "jobs --csv --json | choose one"
      })
  void whatJobsCannotBeAskedForIsOneSentence(String line, String message) {
    var told = ask(line);
    assertThat(told.status()).isEqualTo(2);
    assertThat(told.err()).contains(message).doesNotContain("\tat ");
  }

  @Test
  void theTreeHangsOnItsBranches() {
    assertThat(ask("tree 7001").out()).contains("JOB 7001").contains("EXECUTABLE");
    assertThat(ask("tree 12340 --limit 2").err()).contains("2 of 18 processes; 16 left out");
  }

  @Test
  void aMissingFileOfTheArchiveIsOneSentence(@TempDir Path other) throws IOException {
    var commands = new CommandLine(other);
    commands.execute("import", "--quiet", Samples.small("12340"));
    try (var files = Files.walk(other)) {
      for (var file : files.filter(path -> path.toString().endsWith(".parquet")).toList()) {
        Files.delete(file);
      }
    }
    var told = commands.execute("procs");
    assertThat(told.status()).isEqualTo(3);
    assertThat(told.err().lines()).hasSize(1);
    assertThat(told.err()).contains("see bellwether archive check");
    assertThat(commands.execute("costs").status()).isZero();
  }

  @Test
  void theTimelineEndsWithAScale() {
    var lines = ask("timeline 12340 --per exename").outLines();
    assertThat(lines.getFirst()).startsWith("12340  ");
    assertThat(lines.getLast()).contains("└0").endsWith("1.41 s┘");
  }

  /// A pipe whose reader goes after some bytes.
  private static OutputStream closedAfter(int bytes) {
    return new OutputStream() {
      private int left = bytes;

      @Override
      public void write(int one) throws IOException {
        if (left-- <= 0) {
          throw new IOException("Broken pipe");
        }
      }
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"procs --csv", "procs --json", "procs", "tree", "threads --csv", "jobs --json"})
  void aClosedPipeEndsQuietly(String line) {
    var err = new ByteArrayOutputStream();
    var console =
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(closedAfter(100), false, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of("BELLWETHER_CATALOG", folder.resolve("catalog.db").toString()),
            false,
            false);
    assertThat(Main.execute(console, line.split(" "))).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void aCatalogWithoutJobsIsNoError(@TempDir Path other) throws IOException {
    var commands = new CommandLine(other);
    assertThat(commands.execute("procs").status()).isEqualTo(3);
    commands.run("--quiet", "--", "true");
    for (var command : List.of("procs", "threads", "ops", "tree", "timeline", "tags", "costs")) {
      var told = commands.execute(command);
      assertThat(told.status()).as(told.err()).isZero();
      assertThat(told.out()).isEmpty();
    }
    assertThat(Files.exists(other.resolve("catalog.db"))).isTrue();
  }
}
