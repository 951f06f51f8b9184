package bellwether.cli.measured;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import bellwether.cli.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/// `bellwether export`, and `bellwether import` of what it wrote.
class ExportTest {
  private static final List<String> RESTORED =
      List.of(
          "SELECT * EXCLUDE (job_id, run_id, measurement_id) FROM jobs WHERE run_id IS NULL ORDER BY ALL",
          "SELECT count(*), sum(hash(one)::HUGEINT) FROM (SELECT * REPLACE (id % 16777216 AS id, parent_id % 16777216 AS parent_id) FROM processes) one",
          "SELECT count(*), sum(hash(one)::HUGEINT) FROM (SELECT * REPLACE (id % 16777216 AS id) FROM threads) one",
          "SELECT * EXCLUDE (measurement_id) FROM op_sums ORDER BY ALL",
          "SELECT * EXCLUDE (measurement_id) FROM annotations ORDER BY ALL",
          "SELECT * EXCLUDE (measurement_id, created) FROM analyses ORDER BY ALL",
          "SELECT * EXCLUDE (created, updated) FROM refmodels ORDER BY ALL");

  @TempDir Path folder = Path.of("");

  private Result execute(String... words) {
    return new CommandLine(folder).execute(words);
  }

  private Result well(String... words) {
    var printed = execute(words);
    assertThat(printed.status()).as(printed.err()).isZero();
    return printed;
  }

  private String exported() {
    return folder.resolve("exported").toString();
  }

  private String other() {
    return folder.resolve("other/catalog.db").toString();
  }

  private void restore(int status) {
    well("export", exported(), "--quiet");
    var printed = execute("import", "--threads", "1", "--catalog", other(), "--quiet", exported());
    assertThat(printed.status()).as(printed.err()).isEqualTo(status);
    for (var query : RESTORED) {
      var before = well("sql", "--csv", query).out();
      assertThat(well("sql", "--catalog", other(), "--csv", query).out()).isEqualTo(before);
    }
    for (var command : List.of("tree", "costs", "archive check")) {
      var words = Stream.concat(Stream.of(command.split(" ")), Stream.of("--catalog", other()));
      assertThat(execute(words.toArray(String[]::new)).status()).isLessThan(2);
    }
    for (var command : List.of("ops --csv", "ops --csv --method sum-minus-overlap")) {
      assertSameAnswers(command.split(" "));
    }
  }

  /// A job with a line that is cut, counters too large, a failed cycle counter and two threads.
  private String damaged() throws IOException {
    var job = Files.createDirectories(folder.resolve("damaged/12340"));
    try (var files = Files.list(Path.of(Samples.small("12340")))) {
      for (var file : files.toList()) {
        Files.write(job.resolve(file.getFileName()), Files.readAllBytes(file));
      }
    }
    var tsv = job.resolve("perftools.org-papiex.tsv");
    var lines = Files.readString(tsv).replaceFirst("^\\{\\d+", "{18446744073709551615");
    Files.writeString(tsv, lines + "{1,2}\tcut short\n");
    return job.toString();
  }

  @Test
  void anExportBringsEverythingIntoAnotherCatalog() throws IOException {
    execute("import", "--quiet", damaged());
    execute("import", "--quiet", "--outside", "keep", Samples.small("corrupted-csv.tgz"));
    well("import", "--quiet", Samples.small("collated-tsv-2220.tgz"));
    well("import", "--quiet", Samples.small("epmt-5.0.1.db"));
    well("annotate", "12340", "note=it's \"this\" one", "count=3");
    restore(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"query", "tsv", "csv"})
  void theSampleJobsAreTheSameAfterwards(String name) {
    assertThat(execute("import", "--quiet", Samples.large(name)).status()).isLessThan(2);
    restore(0);
  }

  @Test
  void attemptsKeepTheirOrder() {
    well("import", "--quiet", Samples.small("12340"));
    well("import", "--quiet", "--tz", "Asia/Tokyo", Samples.small("collated-tsv-2220.tgz"));
    execute("import", "--quiet", "--tz", "Europe/Berlin", Samples.small("collated-tsv-2220.tgz"));
    restore(0);
  }

  @Test
  void theSameAgainIsKnown() {
    well("import", "--quiet", Samples.small("12340"));
    well("export", exported());
    assertThat(well("import", "--json", exported()).out()).contains("\"known\":1");
  }

  @Test
  void retiredJobsAreTheSameAfterwards() throws IOException {
    execute("import", "--quiet", damaged());
    well("import", "--quiet", Samples.small("collated-tsv-2220.tgz"));
    well("retire", "--older-than", "90d", "--keep-sums");
    restore(1);
    assertSameAnswers("job", "12340", "--json");
  }

  @Test
  void aRetiredJobBesideOthersIsTheSameAfterwards() {
    well("import", "--quiet", Samples.small("12340"));
    well("retire", "--older-than", "90d", "--keep-sums");
    well("import", "--quiet", Samples.large("query"));
    restore(0);
  }

  private void assertSameAnswers(String... words) {
    var elsewhere = Stream.concat(Stream.of(words), Stream.of("--catalog", other()));
    assertThat(well(elsewhere.toArray(String[]::new)).out()).isEqualTo(well(words).out());
  }

  @Test
  void aRetiredJobIsKnownAgain() {
    well("import", "--quiet", Samples.small("12340"));
    well("retire", "--older-than", "90d", "--keep-sums");
    well("export", exported());
    assertThat(well("import", "--json", exported()).out()).contains("\"known\":1");
    well("import", "--catalog", other(), Samples.small("12340"));
    var printed = well("import", "--catalog", other(), "--json", exported());
    assertThat(printed.out()).contains("\"known\":1");
  }

  @Test
  void referenceModelsAreRestoredWithTheirJobs() {
    well("import", "--quiet", Samples.large("query"));
    well("refmodel", "create", "good", "--job", "685000,685003,685016");
    well("refmodel", "create", "timavg", "--op", "op:timavg", "--job", "685000,685003,685016");
    restore(0);
    well("export", folder + "/one", "685000");
    var third = folder.resolve("third.db").toString();
    well("import", "--quiet", "--catalog", third, folder + "/one");
    var models = well("sql", "--catalog", third, "--csv", "SELECT count(*) AS n FROM refmodels");
    assertThat(models.out()).isEqualTo("n\n0\n");
  }

  /// Makes of an export what `export` wrote before 2026-11-28.
  private void makeEarlier() throws Exception {
    try (var database = DriverManager.getConnection("jdbc:duckdb:");
        var statement = database.createStatement()) {
      for (var lacking : List.of("jobs:retired, content_hash", "operations:spans")) {
        var name = exported() + "/" + lacking.substring(0, lacking.indexOf(':')) + ".parquet";
        statement.execute(
            "CREATE OR REPLACE TABLE t AS SELECT * EXCLUDE (%s) FROM '%s'"
                .formatted(lacking.substring(lacking.indexOf(':') + 1), name));
        statement.execute("COPY t TO '%s' (FORMAT parquet)".formatted(name));
      }
    }
    Files.delete(Path.of(exported(), "refmodels.parquet"));
  }

  @Test
  void anEarlierExportWithoutLaterColumnsIsRestored() throws Exception {
    well("import", "--quiet", Samples.small("12340"), Samples.small("collated-tsv-2220.tgz"));
    well("export", "--quiet", exported());
    makeEarlier();
    well("import", "--threads", "1", "--catalog", other(), "--quiet", exported());
    for (var query : RESTORED) {
      var before = well("sql", "--csv", query).out();
      assertThat(well("sql", "--catalog", other(), "--csv", query).out()).isEqualTo(before);
    }
    assertSameAnswers("ops", "--csv");
  }

  @Test
  void ofAnEarlierExportRetiredJobsAloneAreRefused() throws Exception {
    well("import", "--quiet", Samples.small("12340"));
    well("retire", "--older-than", "90d", "--keep-sums");
    well("import", "--quiet", Samples.small("collated-tsv-2220.tgz"));
    well("export", "--quiet", exported());
    makeEarlier();
    var printed = execute("import", "--catalog", other(), exported());
    assertThat(printed.status()).isEqualTo(1);
    assertThat(printed.err()).contains("job 12340: expected 18 processes, found 0");
    assertThat(well("jobs", "--catalog", other(), "--json").outLines()).hasSize(1);
  }

  @Test
  void jobsCanBeChosen() {
    well("import", "--quiet", Samples.small("12340"), Samples.small("collated-tsv-2220.tgz"));
    var printed = well("export", "--json", exported(), "12340");
    assertThat(printed.out()).contains("\"jobs\":1,\"processes\":18,");
    assertThat(execute("export", folder + "/x", "nosuch").status()).isEqualTo(1);
    assertThat(execute("export", folder + "/x", "--job-tag", "no:such").err())
        .contains("No measured job fits");
    assertThat(folder.resolve("x")).doesNotExist();
  }

  @Test
  void jobsThatRanHereAreInItWithTheirEvents() {
    well("run", "--quiet", "--nodes", "1", "--", "/bin/true");
    var printed = well("export", "--json", exported());
    assertThat(printed.out()).contains("\"jobs\":1,\"processes\":0,");
    assertThat(JsonMapper.shared().readTree(printed.out()).get("events").asInt()).isPositive();
  }

  @Test
  void theDictionaryKnowsEachColumn() throws IOException {
    well("import", "--quiet", Samples.small("12340"));
    well("export", exported());
    var entries =
        JsonMapper.shared().readTree(Files.readString(Path.of(exported(), "dictionary.json")));
    assertThat(entries).hasSizeGreaterThan(200);
    for (var entry : entries) {
      assertThat(entry.get("source").asString())
          .as(entry.toString())
          .isNotEmpty()
          .doesNotContain("a counter of the collector's own");
    }
    assertThat(Files.readString(Path.of(exported(), "dictionary.csv")))
        .startsWith("table,column,type,unit,source,quirk\n")
        .contains("threads,usertime,BIGINT,microseconds,papiex")
        .contains("sums of it are not additive");
  }

  @Test
  void nothingIsWrittenOverUnlessForced() throws IOException {
    well("import", "--quiet", Samples.small("12340"));
    well("export", exported());
    var again = execute("export", exported());
    assertThat(again.status()).isEqualTo(2);
    assertThat(again.err()).contains("Expected an empty folder").contains("--force");
    well("export", "--force", exported());
    try (var files = Files.list(Path.of(exported()))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "jobs.parquet",
              "processes.parquet",
              "threads.parquet",
              "operations.parquet",
              "events.parquet",
              "refmodels.parquet",
              "dictionary.json",
              "dictionary.csv");
    }
  }

  @Test
  void onlyAnExportIsReplaced() throws IOException {
    well("import", "--quiet", Samples.small("12340"));
    var own = Files.createDirectories(Path.of(exported())).resolve("jobs.parquet");
    Files.writeString(own, "of the user");
    for (var dictionary : List.of("", "{}")) {
      if (!dictionary.isEmpty()) {
        Files.writeString(own.resolveSibling("dictionary.json"), dictionary);
      }
      var refused = execute("export", "--force", exported());
      assertThat(refused.status()).isEqualTo(2);
      assertThat(refused.err()).contains("files that are not of an export");
      assertThat(own).hasContent("of the user");
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsReportedInASentence() {
    well("import", "--quiet", Samples.small("12340"));
    var refused = execute("export", "/proc/x");
    assertThat(refused.status()).isEqualTo(3);
    assertThat(refused.err())
        .contains("The folder /proc/x cannot be used for the export")
        .doesNotContain("Exception");
  }

  @Test
  void theCatalogAndItsArchiveAreNeverATarget() {
    well("import", "--quiet", Samples.small("12340"));
    for (var target : List.of(".", "catalog.db", "catalog.db.archive", "catalog.db.archive/new")) {
      var printed = execute("export", "--force", folder.resolve(target).toString());
      assertThat(printed.status()).isEqualTo(2);
      assertThat(printed.err()).contains("holds the catalog or its archive");
    }
  }

  @Test
  void whatCannotBeRestoredIsRefusedInASentence() throws IOException {
    well("import", "--quiet", Samples.small("12340"));
    well("export", exported());
    Files.write(Path.of(exported(), "threads.parquet"), new byte[] {1, 2, 3, 4});
    var printed = execute("import", "--catalog", other(), exported());
    assertThat(printed.status()).isEqualTo(1);
    assertThat(printed.err()).contains("the export cannot be read").doesNotContain("\tat ");
    Files.delete(Path.of(exported(), "threads.parquet"));
    assertThat(execute("import", "--catalog", other(), exported()).err())
        .contains("expected an export with threads.parquet");
  }
}
