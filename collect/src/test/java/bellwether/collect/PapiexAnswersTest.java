package bellwether.collect;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.collect.Samples.Read;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The sums of real papiex files are those that EPMT's rules give.
class PapiexAnswersTest {

  @ParameterizedTest
  @CsvSource({
    "special/v2papi,3001",
    "jobs-tsv/1001,1001",
    "jobs-tsv/1002,1002",
    "jobs-tsv/1003,1003",
    "jobs-tsv/1004,1004",
    "archives/1001-tsv.tgz,1001",
    "archives/1004-tsv.tgz,1004"
  })
  void sumsOverAllThreadsAreRight(String item, String id) {
    Read read = Samples.read(Samples.shared("papiex/" + item));
    JsonNode job = Samples.json(Samples.shared("papiex/expected/" + id + ".json")).get("job");
    JsonNode expected = job.get("proc_sums");

    assertThat(read.skipped()).isEmpty();
    assertThat(read.job().id()).isEqualTo(id);
    assertThat(read.job().tags()).isEqualTo(texts(job.get("tags")));
    assertThat(read.processes()).hasSize(expected.get("num_procs").intValue());
    assertThat(read.processes().stream().mapToInt(ProcessRecord::threadCount).sum())
        .isEqualTo(expected.get("num_threads").intValue());
    assertThat(sums(read)).containsAllEntriesOf(numbers(expected));
    assertThat(tags(read)).hasSameSizeAs(expected.get("all_proc_tags"));
  }

  private static Map<String, Long> sums(Read read) {
    Map<String, Long> sums = new HashMap<>();
    for (ProcessRecord process : read.processes()) {
      for (int thread = 0; thread < process.threadCount(); thread++) {
        for (int i = 0; i < process.counters().size(); i++) {
          sums.merge(process.counters().names().get(i), process.value(thread, i), Long::sum);
        }
      }
    }
    return sums;
  }

  private static Map<String, Long> numbers(JsonNode object) {
    Map<String, Long> numbers = new TreeMap<>();
    object.properties().stream()
        .filter(entry -> entry.getValue().isNumber() && !entry.getKey().startsWith("num_"))
        .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().longValue()));
    return numbers;
  }

  private static Map<String, String> texts(JsonNode object) {
    Map<String, String> texts = new TreeMap<>();
    object.properties().forEach(e -> texts.put(e.getKey(), e.getValue().stringValue()));
    return texts;
  }

  private static Set<Map<String, String>> tags(Read read) {
    Set<Map<String, String>> tags = new LinkedHashSet<>();
    read.processes().stream().map(ProcessRecord::tags).filter(t -> !t.isEmpty()).forEach(tags::add);
    return tags;
  }
}
