package bellwether.manager.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.model.Execution;
import bellwether.model.JobDescription;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a live manager, and who asks it, say of lines that they cannot understand.
class ControlMessagesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "garbage | Expected a line of JSON, but it is not: garbage",
        "{\"cancel\": [\"a\" | Expected a line of JSON, but it is not: {\"cancel\": [\"a\"",
        "[] | Expected a JSON object, but found: []",
        "{\"cancel\": []} | Expected \"cancel\" with a list of names, \"cancel_run\": true, \"stop_run\" with a signal, \"add_jobs\" with a list of descriptions, \"close_run\": true, or \"concurrency\" with numbers, but found none",
        "{\"stop_run\": 99} | Expected \"cancel\" with a list of names, \"cancel_run\": true, \"stop_run\" with a signal, \"add_jobs\" with a list of descriptions, \"close_run\": true, or \"concurrency\" with numbers, but found none",
        "{\"concurrency\": {\"a\": -1}} | Expected whole numbers in \"concurrency\", but found -1",
        "{\"cancel\": [1]} | Expected names of jobs in \"cancel\", but found 1",
        "{\"a\": {\"a\": {\"a\": {\"a\": {\"a\": 1}}}}} | Expected a flat request, but it is nested deeply"
      })
  void requestsThatCannotBeUnderstood(String line, String message) {
    assertThatThrownBy(() -> ControlJson.readRequest(line))
        .isInstanceOf(ControlException.class)
        .hasMessage(message);
  }

  @Test
  void aStopIsReadAsItWasWritten() {
    var stop = new ControlRequest.StopRun(10, Duration.ofMillis(1500), "enough");
    assertThat(ControlJson.readRequest(ControlJson.write(stop))).isEqualTo(stop);
    var plain = new ControlRequest.StopRun(15, null, null);
    assertThat(ControlJson.readRequest(ControlJson.write(plain))).isEqualTo(plain);
    var answer = new ControlAnswer.Stopping(7);
    assertThat(ControlJson.readAnswer(ControlJson.write(answer))).isEqualTo(answer);
  }

  @Test
  void changesAreReadAsTheyWereWritten() {
    var job = JobDescription.of("j", Execution.program("true", List.of())).withConcurrency(2);
    for (var change :
        List.of(
            new ControlRequest.AddJobs(List.of(job)),
            new ControlRequest.CloseRun(),
            new ControlRequest.LimitConcurrency(Map.of("j", 4)))) {
      assertThat(ControlJson.readRequest(ControlJson.write(change))).isEqualTo(change);
    }
    var answer = new ControlAnswer.Done(2);
    assertThat(ControlJson.readAnswer(ControlJson.write(answer))).isEqualTo(answer);
  }

  @Test
  void onlyTheStartOfALongLineIsTold() {
    assertThatThrownBy(() -> ControlJson.readRequest("x".repeat(1000)))
        .isInstanceOf(ControlException.class)
        .hasMessage("Expected a line of JSON, but it is not: " + "x".repeat(80) + "…");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | Expected an answer of the manager, but found: {}",
        "{\"cancelled\": \"2\"} | Expected an answer of the manager, but found: {\"cancelled\": \"2\"}",
        "no | Expected a line of JSON, but it is not: no"
      })
  void answersThatCannotBeUnderstood(String line, String message) {
    assertThatThrownBy(() -> ControlJson.readAnswer(line))
        .isInstanceOf(ControlException.class)
        .hasMessage(message);
  }
}
