package bellwether.store.archive;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.collect.EpmtText;
import bellwether.collect.ImportException;
import bellwether.collect.ImportOptions;
import bellwether.collect.Imports;
import bellwether.store.CatalogPlace;
import bellwether.store.CatalogReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.StringJoiner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// The real EPMT's answers about its sample jobs, held against the archive and the catalog.
class SampleAnswersTest {
  private static final ObjectMapper JSON = JsonMapper.shared();
  @TempDir static Path folder = Path.of("");
  private static CatalogPlace place = new CatalogPlace(Path.of("none"));
  private static JsonNode processes = JSON.nullNode();
  private static JsonNode jobs = JSON.nullNode();

  @BeforeAll
  static void load() throws IOException {
    var expected = Samples.of("epmt/expected");
    processes = JSON.readTree(Files.readString(expected.resolve("procs_sample.json"))).get("jobs");
    jobs = JSON.readTree(Files.readString(expected.resolve("jobs.json"))).get("jobs");
    place = new CatalogPlace(folder.resolve("catalog.db"));
    try (var writer = ArchiveWriter.open(place, ArchiveOptions.standard())) {
      for (var job : Imports.of(Samples.of("epmt/data"), ImportOptions.standard())) {
        try {
          writer.add(job, false);
        } catch (ImportException refused) {
          assertThat(job.source()).contains("csv");
        }
      }
    }
  }

  /// Makes a line of a row.
  private interface Line {
    String of(ResultSet row) throws SQLException;
  }

  private static String hash(Connection connection, String columns, String job, Line line)
      throws SQLException {
    var text = new StringJoiner("\n");
    try (var statement =
        connection.prepareStatement(
            "SELECT %s FROM processes p LEFT JOIN processes parent ON parent.id = p.parent_id WHERE p.jobid = ? ORDER BY p.id"
                .formatted(columns))) {
      statement.setString(1, job);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          text.add(line.of(rows));
        }
      }
    }
    return sha(text.toString());
  }

  private static String sha(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String joined(ResultSet row) throws SQLException {
    var line = new StringJoiner(",");
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      var value = row.getString(i);
      line.add(value == null ? "" : value);
    }
    return line.toString();
  }

  private static void assertHash(String key, String columns, Line line) throws SQLException {
    try (var reader = CatalogReader.open(place);
        var connection = Archive.of(place).connect(reader, ArchiveOptions.standard())) {
      for (var job : processes.properties()) {
        assertThat(hash(connection, columns, job.getKey(), line))
            .as(key + " of " + job.getKey())
            .isEqualTo(job.getValue().get(key).asString());
      }
    }
  }

  @Test
  void processesAreTheSame() throws SQLException {
    assertHash(
        "sha256_procs",
        "p.pid, p.ppid, p.exename, epoch_us(p.start), epoch_us(p.\"end\"), p.cpu_time",
        SampleAnswersTest::joined);
  }

  @Test
  void treesAreTheSame() throws SQLException {
    assertHash(
        "sha256_tree",
        "p.pid, epoch_us(p.start), parent.pid, epoch_us(parent.start), p.depth, p.inclusive_cpu_time",
        SampleAnswersTest::joined);
  }

  @Test
  void tagsAreTheSame() throws SQLException {
    assertHash("sha256_tags", "p.pid, epoch_us(p.start), p.tags", SampleAnswersTest::joined);
  }

  @Test
  void pathsArgumentsAndExitCodesAreTheSame() throws SQLException {
    assertHash(
        "sha256_path_args_exitcode",
        "p.pid, epoch_us(p.start), p.path, p.args, p.exit_code",
        row ->
            "%s,%s,%s,%s,%s"
                .formatted(
                    row.getString(1),
                    row.getString(2),
                    python(row.getString(3)),
                    python(EpmtText.of(row.getString(4))),
                    row.getString(5)));
  }

  /// As Python's json writes it.
  private static String python(String text) {
    var quoted = new StringBuilder();
    JSON.writeValueAsString(text)
        .chars()
        .forEach(c -> quoted.append(c < 0x7f ? Character.toString(c) : "\\u%04x".formatted(c)));
    return quoted.toString();
  }

  @Test
  void sumsOfThreadsAreTheSame() throws SQLException {
    try (var reader = CatalogReader.open(place);
        var connection = Archive.of(place).connect(reader, ArchiveOptions.standard())) {
      for (var job : processes.properties()) {
        var names =
            job.getValue().get("sample").get(0).get("threads_sums").propertyNames().stream()
                .sorted()
                .toList();
        var object =
            "'{' || "
                + String.join(
                    " || ',' || ",
                    names.stream().map(n -> "'\"%s\":' || p.\"%s\"".formatted(n, n)).toList())
                + " || '}'";
        assertThat(
                hash(
                    connection,
                    "p.pid, epoch_us(p.start), " + object,
                    job.getKey(),
                    SampleAnswersTest::joined))
            .as(job.getKey())
            .isEqualTo(job.getValue().get("sha256_threads_sums").asString());
      }
    }
  }

  @Test
  void jobsAreTheSame() throws SQLException {
    try (var reader = CatalogReader.open(place);
        var statement = reader.connection().createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT jobid, name, user, start_time, cpu_time_us, earliest_exit_code, sums, process_tags, tags, zone,
                  (SELECT json_group_object(key, json(value)) FROM annotation WHERE measurement_id = id),
                  (SELECT json_group_array(host) FROM measurement_host WHERE measurement_id = id)
                FROM measurement
                """)) {
      int count = 0;
      while (rows.next()) {
        assertJob(jobs.get(rows.getString(1)), rows);
        count++;
      }
      assertThat(count).isEqualTo(15);
    }
  }

  private static void assertJob(JsonNode expected, ResultSet row) throws SQLException {
    assertThat(row.getString(2)).isEqualTo(expected.get("jobname").asString());
    assertThat(row.getString(3)).isEqualTo(expected.get("user").asString());
    assertThat(row.getLong(5)).isEqualTo(expected.get("cpu_time").asLong());
    assertThat(row.getLong(6)).isEqualTo(expected.get("exitcode").asLong());
    var sums = (tools.jackson.databind.node.ObjectNode) JSON.readTree(row.getString(7));
    sums.set("all_proc_tags", JSON.readTree(row.getString(8)));
    assertThat(sums).as(row.getString(1)).isEqualTo(expected.get("proc_sums"));
    assertThat(JSON.readTree(row.getString(9))).isEqualTo(expected.get("tags"));
    // Without EPMT_TZ we guess the offset of Asia/Kolkata, where EPMT refuses.
    assertThat(row.getString(10).replace("UTC+05:30", "Asia/Kolkata"))
        .isEqualTo(expected.get("info_dict").get("tz").asString());
    assertThat(JSON.readTree(row.getString(11))).isEqualTo(expected.get("annotations"));
    assertThat(JSON.readTree(row.getString(12))).isEqualTo(expected.get("hosts"));
  }

  @Test
  void theSameJobsAgainAreToldAndNotKeptTwice() {
    try (var writer = ArchiveWriter.open(place, ArchiveOptions.standard())) {
      var job =
          Imports.of(Samples.of("epmt/data/query/685000.tgz"), ImportOptions.standard()).getFirst();
      assertThat(writer.add(job, false).outcome()).isEqualTo(ImportedJob.Outcome.KNOWN);
    }
  }

  @Test
  void theArchiveIsSmall() throws IOException {
    long bytes = 0;
    try (var files = Files.walk(Archive.of(place).folder())) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
    }
    assertThat(bytes / 79_896.0).isLessThan(50);
  }
}
