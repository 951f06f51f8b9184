package bellwether.collect;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.collect.Samples.Read;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What we read is what the real EPMT read from the same files, without being told a zone.
class EpmtAnswersTest {
  private static final JsonMapper PYTHON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
  private static final Set<String> NEVER_SUMMED = Set.of("num_threads", "starttime");

  static Stream<String> items() {
    return Stream.of(
        "query/685000.tgz",
        "query/685003.tgz",
        "query/685016.tgz",
        "misc/failed-exitcode.tgz",
        "outliers/kern-6656-20190614-190245.tgz",
        "outliers/kern-6656-20190614-191138.tgz",
        "outliers/kern-6656-20190614-192044-outlier.tgz",
        "outliers/kern-6656-20190614-194024.tgz",
        "outliers_nb/625151.tgz",
        "outliers_nb/627907.tgz",
        "outliers_nb/629322.tgz",
        "outliers_nb/633114.tgz",
        "tsv/12340",
        "tsv/collated-tsv-2220.tgz",
        "submit/3455");
  }

  @ParameterizedTest
  @MethodSource("items")
  void everyProcessIsTheOneThatEpmtRead(String item) {
    Read read = Samples.read(Samples.shared("epmt/data/" + item));
    JsonNode expected =
        Samples.json(Samples.shared("epmt/expected/procs_sample.json"))
            .get("jobs")
            .get(read.job().id());

    assertThat(read.skipped()).isEmpty();
    assertThat(read.processes()).hasSize(expected.get("count").intValue());
    assertThat(hash(read, this::identity)).isEqualTo(expected.get("sha256_procs").stringValue());
    assertThat(hash(read, this::names))
        .isEqualTo(expected.get("sha256_path_args_exitcode").stringValue());
    assertThat(hash(read, this::tags)).isEqualTo(expected.get("sha256_tags").stringValue());
    assertThat(hash(read, this::sums)).isEqualTo(expected.get("sha256_threads_sums").stringValue());
  }

  @ParameterizedTest
  @MethodSource("items")
  void theJobIsTheOneThatEpmtRead(String item) {
    MeasuredJob measured =
        Imports.of(Samples.shared("epmt/data/" + item), ImportOptions.standard()).getFirst();
    JobRecord job = measured.record();
    JsonNode expected =
        Samples.json(Samples.shared("epmt/expected/jobs.json")).get("jobs").get(job.id());

    assertThat(job.name()).isEqualTo(expected.get("jobname").stringValue());
    assertThat(job.user()).isEqualTo(expected.get("user").stringValue());
    assertThat(job.start()).isEqualTo(expected.get("start").stringValue());
    assertThat(job.end()).isEqualTo(expected.get("end").stringValue());
    assertThat(job.submit()).isEqualTo(expected.get("submit").stringValue());
    assertThat(job.tags()).isEqualTo(plain(expected.get("tags")));
    assertThat(job.environmentChanges()).isEqualTo(plain(expected.get("env_changes_dict")));
    assertThat(job.environment()).hasSize(expected.get("env_dict_count").intValue());
    assertThat(sha256(sorted(job.environment())))
        .isEqualTo(expected.get("env_dict_sha256").stringValue());
    JsonNode status = expected.get("info_dict").get("status");
    assertThat(sorted(job.status())).isEqualTo(sorted(PYTHON.treeToValue(status, Map.class)));
    assertThat(sorted(job.annotations())).isEqualTo(sorted(annotations(expected)));
    assertThat(job.warnings()).isEmpty();
    String zone = expected.get("info_dict").get("tz").stringValue();
    assertThat(measured.zoneName()).isIn(zone, "UTC+05:30");
  }

  private static Map<?, ?> annotations(JsonNode expected) {
    Map<?, ?> annotations = PYTHON.treeToValue(expected.get("annotations"), Map.class);
    annotations.keySet().removeIf(key -> key.toString().startsWith("papiex-error"));
    return annotations;
  }

  private static Map<String, String> plain(JsonNode object) {
    return object.properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().stringValue()));
  }

  private String identity(ProcessRecord process) {
    return process.pid()
        + ","
        + process.parentPid()
        + ","
        + process.exename()
        + ","
        + process.start()
        + ","
        + process.end()
        + ","
        + (sum(process, "usertime") + sum(process, "systemtime"));
  }

  private static long sum(ProcessRecord process, String counter) {
    int at = process.counters().indexOf(counter);
    long sum = 0;
    for (int thread = 0; thread < process.threadCount(); thread++) {
      sum += process.value(thread, at);
    }
    return counter.equals("rdtsc_duration") && sum <= 0 ? -1 : sum;
  }

  private String names(ProcessRecord process) {
    return "%d,%d,%s,%s,%d"
        .formatted(
            process.pid(),
            process.start(),
            PYTHON.writeValueAsString(EpmtText.of(process.path())),
            PYTHON.writeValueAsString(EpmtText.of(process.args())),
            process.exitCode());
  }

  private String tags(ProcessRecord process) {
    return process.pid() + "," + process.start() + "," + sorted(process.tags());
  }

  private String sums(ProcessRecord process) {
    Map<String, Object> sums = new LinkedHashMap<>();
    for (String counter : process.counters().names()) {
      if (!NEVER_SUMMED.contains(counter)) {
        sums.put(counter, sum(process, counter));
      }
    }
    return process.pid() + "," + process.start() + "," + sorted(sums);
  }

  private static String sorted(Map<?, ?> map) {
    return PYTHON.writeValueAsString(new TreeMap<>(map));
  }

  private static String hash(Read read, Function<ProcessRecord, String> line) {
    return sha256(
        read.processes().stream()
            .sorted(
                Comparator.comparingLong(ProcessRecord::start)
                    .thenComparingLong(ProcessRecord::pid))
            .map(line)
            .collect(Collectors.joining("\n")));
  }

  private static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
