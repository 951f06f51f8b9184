package bellwether.cli.imports;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.cli.CommandLine;
import bellwether.cli.CommandLine.Result;
import bellwether.cli.measured.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `bellwether import` and `bellwether archive` on the small samples that the project carries.
class ImportTest {
  private static final Path SAMPLES =
      Path.of("../collect/src/test/resources/bellwether/collect/epmt");
  @TempDir Path folder = Path.of("");

  private Result execute(String... words) {
    return new CommandLine(folder).execute(words);
  }

  private static String sample(String name) {
    return SAMPLES.resolve(name).toString();
  }

  private static JsonNode json(Result result) {
    return JsonMapper.shared().readTree(result.out());
  }

  /// The folder of a job, to be spoiled.
  private Path copy(String into) throws IOException {
    var target = Files.createDirectories(folder.resolve(into).resolve("12340"));
    try (var files = Files.list(SAMPLES.resolve("12340"))) {
      for (var file : files.toList()) {
        Files.write(target.resolve(file.getFileName()), Files.readAllBytes(file));
      }
    }
    return target;
  }

  @Test
  void tellsWhatItImported() {
    var told = execute("import", sample("12340"), sample("collated-tsv-2220.tgz"));
    assertThat(told.status()).isZero();
    assertThat(told.out()).contains("12340").contains("2220").contains("new");
    assertThat(told.err()).contains("2 jobs and 20 processes imported in ");
  }

  @Test
  void theSameAgainIsWell() {
    execute("import", sample("12340"));
    var told = execute("import", "--json", sample("12340"));
    assertThat(told.status()).isZero();
    assertThat(json(told).get("known").asInt()).isEqualTo(1);
    assertThat(json(told).get("jobs").asInt()).isZero();
    assertThat(json(told).get("wall_us").asLong()).isPositive();
  }

  @Test
  void replacingIsTold() {
    execute("import", sample("12340"));
    var told = json(execute("import", "--json", "--replace", sample("12340")));
    assertThat(told.get("replaced").asInt()).isEqualTo(1);
    assertThat(told.get("imported").get(0).get("attempt").asInt()).isEqualTo(1);
  }

  @Test
  void aDryRunKeepsNothing() {
    var told = execute("import", "--dry-run", "--json", sample("12340"));
    assertThat(json(told).get("processes").asInt()).isEqualTo(18);
    assertThat(json(execute("archive", "size", "--json")).get("measurements").asInt()).isZero();
  }

  @Test
  void aRefusedSourceDoesNotKeepOthersOut() {
    var told =
        execute("import", "--json", sample("corrupted-csv.tgz"), sample("12340"), "none.tgz");
    assertThat(told.status()).isEqualTo(1);
    assertThat(json(told).get("jobs").asInt()).isEqualTo(1);
    assertThat(json(told).get("refused")).hasSize(2);
  }

  @Test
  void aDamagedLineIsNamedAndTheRestKept() throws IOException {
    var job = copy("damaged");
    Files.writeString(
        job.resolve("perftools.org-papiex.tsv"), "{1,2}\tcut short\n", StandardOpenOption.APPEND);
    var told = execute("import", "--json", job.toString());
    assertThat(told.status()).isEqualTo(1);
    var skipped = json(told).get("skipped").get(0);
    assertThat(skipped.get("line").asInt()).isEqualTo(19);
    assertThat(skipped.get("file").asString()).isEqualTo("perftools.org-papiex.tsv");
    assertThat(json(told).get("processes").asInt()).isEqualTo(18);
  }

  @Test
  void aJobWithHugeCountersDoesNotKeepOthersOut() throws IOException {
    var job = copy("huge");
    var tsv = job.resolve("perftools.org-papiex.tsv");
    Files.writeString(
        tsv, Files.readString(tsv).replaceAll("(?m)^\\{\\d+", "{9000000000000000000"));
    var told = execute("import", "--json", job.toString(), sample("collated-tsv-2220.tgz"));
    assertThat(told.status()).as(told.err()).isZero();
    assertThat(json(told).get("jobs").asInt()).isEqualTo(2);
    assertThat(told.out()).contains("does not fit into 64 bits");
    for (var command : List.of("jobs", "procs", "ops", "tree", "costs")) {
      var answer = execute(command, "12340", "--json");
      assertThat(answer.status()).as(command + answer.err()).isZero();
    }
    assertThat(execute("procs", "12340", "--percentiles").status()).isZero();
    assertThat(execute("ops", "12340", "--where", "pid > 0").status()).isZero();
  }

  @Test
  void anEpmtDatabaseIsImportedWithItsModels() {
    var told = execute("import", "--json", sample("epmt-5.0.1.db"));
    assertThat(told.status()).as(told.err()).isZero();
    assertThat(json(told).get("jobs").asInt()).isPositive();
    assertThat(json(told).get("refmodels").asInt()).isPositive();
    var again = json(execute("import", "--json", sample("epmt-5.0.1.db")));
    assertThat(again.get("jobs").asInt()).isZero();
    assertThat(again.get("refmodels").asInt()).isZero();
  }

  @Test
  void theArchiveIsCheckedAndMerged() throws IOException {
    execute("import", sample("12340"), sample("collated-tsv-2220.tgz"));
    assertThat(execute("archive", "check").status()).isZero();
    assertThat(execute("archive", "compact").err()).contains("merged into 1");
    assertThat(execute("archive", "size").out())
        .contains("2 measured jobs, 20 processes in 1 file");
    try (var files = Files.walk(folder.resolve("catalog.db.archive"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        if (file.toString().endsWith(".parquet")) {
          Files.delete(file);
        }
      }
    }
    var told = execute("archive", "check", "--json");
    assertThat(told.status()).isEqualTo(1);
    assertThat(json(told).get("kind").asString()).isEqualTo("missing");
  }

  @Test
  void wrongWordsAreToldInOneSentence() {
    assertThat(execute("import").err()).contains("Expected paths to import");
    assertThat(execute("import", "--tz", "Nowhere", "x").err()).contains("but found Nowhere");
    assertThat(execute("import", "--watch", "/none").status()).isEqualTo(2);
    assertThat(execute("archive", "size").err()).contains("No catalog");
  }

  private Process start(String... words) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var all =
        new java.util.ArrayList<>(
            List.of(
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "bellwether.cli.Main"));
    all.addAll(List.of(words));
    var builder = new ProcessBuilder(all).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("BELLWETHER_CATALOG", folder.resolve("catalog.db").toString());
    return builder.start();
  }

  @Test
  void aWatchedFolderIsEmptied() throws Exception {
    var incoming = Files.createDirectories(folder.resolve("in"));
    Files.copy(SAMPLES.resolve("corrupted-csv.tgz"), incoming.resolve("bad.tgz"));
    copy("in");
    var process = start("import", "--json", "--settle", "0s", "--watch", incoming.toString());
    try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(lines.readLine()).contains("\"jobs\":1");
      assertThat(lines.readLine()).contains("\"jobs\":0").contains("bad.tgz");
      process.destroy();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(incoming.resolve("done/12340")).isDirectory();
    assertThat(incoming.resolve("failed")).exists();
  }

  @Test
  void aCopyThatPausesIsWaitedFor() throws IOException {
    var incoming = Files.createDirectories(folder.resolve("in"));
    var whole = Files.readAllBytes(SAMPLES.resolve("collated-tsv-2220.tgz"));
    var archive = incoming.resolve("1.tgz");
    var now = new Instant[] {Instant.EPOCH};
    var watched = new WatchedFolder(incoming, Duration.ofSeconds(5), () -> now[0]);
    Files.write(archive, Arrays.copyOf(whole, whole.length / 2));
    assertThat(watched.settled()).isEmpty();
    now[0] = now[0].plusSeconds(3);
    assertThat(watched.settled()).isEmpty();
    now[0] = now[0].plusSeconds(20);
    assertThat(watched.settled()).as("it is still cut").isEmpty();
    Files.write(archive, whole);
    assertThat(watched.settled()).as("it has just changed").isEmpty();
    now[0] = now[0].plusSeconds(5);
    assertThat(watched.settled()).containsExactly(archive);
  }

  @Test
  void aCutArchiveIsNotWaitedForForEver() throws IOException {
    var incoming = Files.createDirectories(folder.resolve("in"));
    var archive = Files.write(incoming.resolve("1.tgz"), new byte[] {0x1f, (byte) 0x8b});
    var now = new Instant[] {Instant.EPOCH};
    var watched = new WatchedFolder(incoming, Duration.ofSeconds(5), () -> now[0]);
    assertThat(watched.settled()).isEmpty();
    now[0] = now[0].plusSeconds(10);
    assertThat(watched.settled()).isEmpty();
    now[0] = now[0].plusSeconds(60);
    assertThat(watched.settled()).containsExactly(archive);
  }

  @Test
  void whatIsWrongWithAJobStandsInTheCatalog() throws IOException {
    var job = copy("damaged");
    var tsv = job.resolve("perftools.org-papiex.tsv");
    var text = Files.readString(tsv);
    Files.writeString(
        tsv, text.replaceFirst("^\\{\\d+", "{18446744073709551615") + "{1,2}\tcut short\n");
    var told = execute("import", "--json", job.toString());
    assertThat(json(told).get("marked_count").asInt()).isEqualTo(1);
    assertThat(json(told).get("processes").asInt()).isEqualTo(18);
    var row = execute("sql", "--json", "SELECT skipped_lines, marks FROM jobs").out();
    assertThat(row).contains("\"skipped_lines\":1").contains("\"marks\":1");
  }

  @Test
  void aProcessThatASignalEndedShowsIt() throws IOException {
    var job = copy("killed");
    var tsv = job.resolve("perftools.org-papiex.tsv");
    var lines = Files.readAllLines(tsv);
    var fields = lines.getFirst().split("\t", -1);
    fields[6] = "9";
    lines.set(0, String.join("\t", fields));
    Files.write(tsv, lines);
    execute("import", job.toString());
    assertThat(execute("procs", "12340").out()).contains("SIGKILL");
    assertThat(execute("tree", "12340").out()).contains("[SIGKILL]");
    assertThat(execute("procs", "12340", "--json").out())
        .contains("\"exit_signal\":9")
        .contains("\"exit_code\":0");
  }

  @Test
  void aJobThatTheClockLeftIsKeptOnRequest() {
    var refused = execute("import", sample("corrupted-csv.tgz"));
    assertThat(refused.err()).contains("--outside keep or --outside skip");
    var kept = execute("import", "--json", "--outside", "keep", sample("corrupted-csv.tgz"));
    assertThat(kept.status()).as(kept.err()).isZero();
    assertThat(json(kept).get("marked_count").asInt()).isPositive();
    assertThat(execute("import", "--outside", "perhaps", "x").err())
        .contains("Expected keep, skip or refuse for --outside, but found perhaps");
  }

  @Test
  void anInterruptLeavesWholeJobs() throws Exception {
    var job = copy("large");
    var tsv = job.resolve("perftools.org-papiex.tsv");
    Files.writeString(tsv, Files.readString(tsv).repeat(20_000));
    var process = start("import", "--json", sample("collated-tsv-2220.tgz"), job.toString());
    var archive = folder.resolve("catalog.db.archive");
    while (process.isAlive() && !Files.exists(archive.resolve("processes/2020/1.v2.parquet"))) {
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
    process.destroy();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(execute("archive", "check").status()).isZero();
    assertThat(json(execute("archive", "size", "--json")).get("measurements").asInt()).isEqualTo(1);
  }

  private Path copyOfJob() throws IOException {
    var job = Files.createDirectory(folder.resolve("damaged"));
    try (var files = Files.list(Path.of(Samples.small("12340")))) {
      for (var file : files.toList()) {
        Files.copy(file, job.resolve(file.getFileName()));
      }
    }
    return job;
  }

  @Test
  void argumentsThatAreNotUtf8AreKeptAndMarked() throws IOException {
    var job = copyOfJob();
    var data = job.resolve("perftools.org-papiex.tsv");
    var text = Files.readString(data, StandardCharsets.ISO_8859_1);
    Files.writeString(
        data, text.replaceFirst("\t([^\t\n]+)\n", "\tcaf\u00e9\n"), StandardCharsets.ISO_8859_1);
    var shell = new CommandLine(folder);
    assertThat(shell.execute("import", job.toString()).status()).isZero();
    assertThat(shell.execute("sql", "SELECT damage FROM jobs").out()).contains("not UTF-8");
    assertThat(shell.execute("sql", "SELECT args FROM processes WHERE args LIKE 'caf%'").out())
        .contains("caf�");
  }

  @Test
  void jobsWithDamageAreMarkedForPeople() throws IOException {
    var job = copyOfJob();
    var data = job.resolve("perftools.org-papiex.tsv");
    Files.writeString(data, "garbage\n" + Files.readString(data));
    var shell = new CommandLine(folder);
    shell.execute("import", job.toString());
    assertThat(shell.execute("jobs").out()).contains("! unknown");
    assertThat(shell.execute("jobs").err()).contains("1 job with skipped lines");
    assertThat(shell.execute("job", "12340").out()).contains("1 line skipped, 0 marked values");
  }
}
