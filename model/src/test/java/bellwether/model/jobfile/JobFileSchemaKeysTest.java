package bellwether.model.jobfile;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.json.JsonReader;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The JSON Schema of the job file has the keys and words that the reader knows, no more and no
/// less, and says what they mean.
class JobFileSchemaKeysTest {
  private static final String JOB =
      "{\"jobs\": [{\"name\": \"j\", \"execution\": {\"exec\": \"e\"},";

  private final JobFileReader reader =
      new JobFileReader(
          new SubmitContext(() -> Instant.EPOCH, ZoneOffset.UTC, () -> new UUID(0, 7), 0));

  private List<Problem> problems(String json) {
    try {
      reader.read(json, Syntax.JSON, "f");
      return List.of();
    } catch (JobFileException refused) {
      return refused.problems();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "jobsFile | {\"jobs\": [], Z}",
        "requestsFile | {\"requests\": [], Z}",
        "defaults | {\"jobs\": [], \"defaults\": {Z}}",
        "job | JOB Z}]}",
        "job/properties/dependencies | JOB \"dependencies\": {Z}}]}",
        "execution | {\"jobs\": [{\"name\": \"j\", \"execution\": {Z}}]}",
        "iteration | JOB \"iteration\": {Z}}]}",
        "values | JOB \"for\": {\"a\": {Z}}}]}",
        "retry | JOB \"retry\": {Z}}]}",
        "resources | JOB \"resources\": {Z}}]}",
        "resources/properties/nodeCrs | JOB \"resources\": {\"nodeCrs\": {Z}}}]}",
        "cores | JOB \"resources\": {\"numCores\": {Z}}}]}",
        "nodes | JOB \"resources\": {\"numNodes\": {Z}}}]}",
        "scheduler | JOB \"resources\": {\"numCores\": {\"scheduler\": {Z}}}}]}",
        "scheduler/properties/params | JOB \"resources\": {\"numCores\": {\"scheduler\": {\"name\": \"x\", \"params\": {Z}}}}}]}"
      })
  void hasTheKeysThatTheReaderKnows(String place, String file) {
    var json = file.replace("JOB", JOB).replace("Z", "\"zzzzzzzzz\": 1");
    var definition = at(("$defs/" + place + "/properties").split("/"));
    assertThat(definition.keySet())
        .map(String::valueOf)
        .containsExactlyInAnyOrder(known(json, "known are (.*)"));
  }

  @Test
  void hasTheRequestsThatTheReaderKnows() {
    var kinds = (List<?>) at("$defs", "request", "properties", "request").get("enum");
    assertThat(kinds)
        .map(String::valueOf)
        .containsExactlyInAnyOrder(
            known("{\"request\": \"zzzzzzzzz\"}", "expected one of (.*), but found"));
  }

  @Test
  void keepsTheNamesThatStandForSomethingElse() {
    var names = (List<?>) at("$defs", "for", "propertyNames", "not").get("enum");
    assertThat(names)
        .map(String::valueOf)
        .contains("it", "jname")
        .allMatch(name ->
            problems(JOB + "\"for\": {\"" + name + "\": 1}}]}").toString().contains("of its own"));
  }

  private String[] known(String json, String message) {
    return problems(json).stream()
        .map(problem -> Pattern.compile(message).matcher(problem.message()))
        .filter(matcher -> matcher.find())
        .flatMap(matcher -> Arrays.stream(matcher.group(1).split(", | and ")))
        .toArray(String[]::new);
  }

  private static Map<?, ?> at(String... path) {
    var place = (Map<?, ?>) Objects.requireNonNull(JsonReader.read(JobFileSchema.text()));
    for (var key : path) {
      place = (Map<?, ?>) Objects.requireNonNull(place.get(key), key);
    }
    return place;
  }

  @Test
  void saysOfEachKeyWhatItMeans() {
    assertThat(withoutWords("", at("$defs")).toList()).isEmpty();
  }

  private static Stream<String> withoutWords(String place, Map<?, ?> definitions) {
    return definitions.entrySet().stream()
        .flatMap(field -> {
          var value = (Map<?, ?>) field.getValue();
          var here = place + "/" + field.getKey();
          var inside =
              value.get("properties") instanceof Map<?, ?> properties
                  ? withoutWords(here, properties)
                  : Stream.<String>empty();
          boolean said = value.containsKey("description") || value.containsKey("$ref");
          return said ? inside : Stream.concat(Stream.of(here), inside);
        });
  }
}
