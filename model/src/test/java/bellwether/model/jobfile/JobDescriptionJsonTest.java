package bellwether.model.jobfile;

import static org.assertj.core.api.Assertions.assertThat;

import bellwether.model.Request;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobDescriptionJsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"execution\": {\"script\": \"a\\nb\"}",
        "\"execution\": {\"exec\": \"e\", \"args\": [\"\\\"\", \"\\\\\"], \"env\": {\"A\": \"\"}, \"model\": \"x\"}",
        "\"execution\": {\"exec\": \"e\", \"wd\": \"w\", \"stdin\": \"i\", \"stdout\": \"o\", \"stderr\": \"r\", \"venv\": \"v\", \"modules\": [\"m\"]}",
        "\"execution\": {\"exec\": \"e\"}, \"iteration\": {\"start\": -3, \"stop\": 4}, \"max_attempts\": 4",
        "\"execution\": {\"exec\": \"e\"}, \"iteration\": {\"values\": [\"a\", \"\"]}, \"tags\": {\"k\": \"v\"}",
        "\"execution\": {\"exec\": \"e\"}, \"resources\": {\"numNodes\": 2, \"nodeCrs\": {\"gpu\": 1}, \"wt\": \"90s\"}",
        "\"execution\": {\"exec\": \"e\"}, \"iteration\": {\"stop\": 4}, \"resources\": {\"numCores\": {\"min\": 2, \"scheduler\": \"x\"}}",
        "\"execution\": {\"exec\": \"e\"}, \"iteration\": {\"stop\": 4}, \"resources\": {\"numCores\": {\"scheduler\": {\"name\": \"split-into\", \"params\": {\"parts\": 3}}}}",
        "\"execution\": {\"exec\": \"e\"}, \"resources\": {\"memory\": \"1.5G\", \"runtime\": \"2h\"}, \"retry\": {\"memory\": 2, \"runtime\": [\"10m\", \"1h\"]}",
        "\"execution\": {\"exec\": \"e\"}, \"resources\": {\"memory\": 3}, \"retry\": {\"memory\": [\"4M\", 7], \"runtime\": 1.25}",
        "\"execution\": {\"exec\": \"e\", \"append\": true, \"stdout\": \"o\", \"background\": \"keep\", \"measure\": \"threads\"}",
        "\"execution\": {\"exec\": \"e\"}, \"resources\": {\"numCores\": {\"min\": 1, \"max\": 9}}, \"priority\": 5, \"attributes\": {\"a\": 1}"
      })
  void readsWhatItWrote(String fields) {
    var reader =
        new JobFileReader(
            new SubmitContext(() -> Instant.EPOCH, ZoneOffset.UTC, () -> new UUID(0, 7), 0));
    var requests = reader.read("{\"jobs\": [{\"name\": \"j\", " + fields + "}]}", Syntax.JSON, "f");
    var job = ((Request.Submit) requests.getFirst()).jobs().getFirst();
    assertThat(JobDescriptionJson.read(JobDescriptionJson.write(job))).isEqualTo(job);
  }
}
