package bellwether.qcg.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is published, and in which order.
@Timeout(60)
class EventsTest {
  @TempDir Path folder;
  private Service service;
  private RawClient client;

  @BeforeEach
  void start() {
    service = new Service(folder, "1");
    client = new RawClient(service.endpoint);
    client.awaitSubscription(service.endpoint);
  }

  @AfterEach
  void stop() {
    client.close();
    service.close();
  }

  private List<String> untilIdle() {
    var events = new ArrayList<String>();
    String event;
    do {
      event = String.valueOf(client.event());
      if (!event.equals("probe")) {
        events.add(event);
      }
    } while (!event.startsWith("NOJ") && !event.equals("null"));
    return events;
  }

  private static String event(String topic, String job, String state) {
    return "%s {\"manager\": \"svc\", \"job\": \"%s\", \"state\": \"%s\"}"
        .formatted(topic, job, state);
  }

  private static String event(String topic, String job, String state, int key) {
    return event(topic, job, state).replace("}", ", \"it\": " + key + "}");
  }

  @Test
  void tellsOfManyCancelledIterationsByTheirJobAlone() {
    client.submit("{'name':'w','execution':{'exec':'sleep','args':['60']}}");
    client.submit("{'name':'a','execution':{'exec':'true'},'iteration':{'stop':100000000}}");
    client.text("{'request':'cancelJob','jobNames':['a','w']}");
    assertThat(untilIdle())
        .contains(event("JFI", "a", "CANCELED"), event("JFI", "w", "CANCELED"))
        .hasSizeLessThan(20);
  }

  @Test
  void tellsOfAPlainJob() {
    client.submit("{'name':'a','execution':{'exec':'true'}}");
    assertThat(untilIdle())
        .containsExactly(
            event("JST", "a", "SCHEDULED"),
            event("JST", "a", "EXECUTING"),
            event("JST", "a", "SUCCEED"),
            event("JFI", "a", "SUCCEED"),
            "NOJ {\"manager\": \"svc\"}");
  }

  @Test
  void tellsWhatBecameOfAnArrayAsAWhole() {
    client.submit(
        "{'name':'a','execution':{'script':'exit $(( 1 - ${it} ))'},'iteration':{'stop':2}}");
    assertThat(untilIdle())
        .containsExactly(
            event("IST", "a", "SCHEDULED", 0),
            event("IST", "a", "EXECUTING", 0),
            event("IST", "a", "FAILED", 0),
            event("IFI", "a", "FAILED", 0),
            event("IST", "a", "SCHEDULED", 1),
            event("IST", "a", "EXECUTING", 1),
            event("IST", "a", "SUCCEED", 1),
            event("IFI", "a", "SUCCEED", 1),
            event("JST", "a", "FAILED"),
            event("JFI", "a", "FAILED"),
            "NOJ {\"manager\": \"svc\"}");
  }

  @Test
  void tellsThatNothingIsLeftAfterWaitingJobsWereCancelled() {
    client.submit("{'name':'a','execution':{'exec':'sleep','args':['100']}}");
    client.submit("{'name':'b','execution':{'exec':'true'},'iteration':{'stop':2}}");
    client.await("a", "EXECUTING");
    client.ask("{'request':'cancelJob','jobNames':['b','a']}");
    assertThat(untilIdle())
        .containsExactly(
            event("JST", "a", "SCHEDULED"),
            event("JST", "a", "EXECUTING"),
            event("IST", "b", "CANCELED", 0),
            event("IFI", "b", "CANCELED", 0),
            event("IST", "b", "CANCELED", 1),
            event("IFI", "b", "CANCELED", 1),
            event("JST", "b", "CANCELED"),
            event("JFI", "b", "CANCELED"),
            event("JST", "a", "CANCELED"),
            event("JFI", "a", "CANCELED"),
            "NOJ {\"manager\": \"svc\"}");
  }

  @Test
  void tellsOfAnArrayThatIsLeftOutAsAWhole() {
    client.submit(
        "{'name':'a','execution':{'exec':'true'},'iteration':{'stop':2},'dependencies':{'after':['x']}}");
    assertThat(untilIdle())
        .containsExactly(
            event("JST", "a", "OMITTED"),
            event("JFI", "a", "OMITTED"),
            "NOJ {\"manager\": \"svc\"}");
  }

  @Test
  void losesNoEventForAClientThatIsBusy() {
    client.submit("{'name':'a','execution':{'exec':'sleep','args':['100']}}");
    client.submit("{'name':'b','execution':{'exec':'true'},'iteration':{'stop':100000}}");
    client.ask("{'request':'cancelJob','jobNames':['b','a']}");
    client.awaitAll();
    assertThat(untilIdle()).hasSizeBetween(200_000, 200_010);
  }
}
