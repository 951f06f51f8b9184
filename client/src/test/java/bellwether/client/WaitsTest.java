package bellwether.client;

import static bellwether.client.JobStatus.FAILED;
import static bellwether.client.JobStatus.SUCCEED;
import static bellwether.client.StubService.jobStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class WaitsTest {
  private static final ClientOptions PATIENT =
      ClientOptions.DEFAULT.withPollDelay(Duration.ofMinutes(10));
  private static final ClientOptions RESTLESS =
      ClientOptions.DEFAULT.withPollDelay(Duration.ofMillis(30));
  private static final String BUSY = "{\"code\":0,\"data\":{\"AllJobsFinished\":false}}";
  private static final String IDLE = "{\"code\":0,\"data\":{\"AllJobsFinished\":true}}";

  @Test
  void returnsAtOnceWhenTheJobHasEnded() throws InterruptedException {
    try (StubService stub = StubService.withPublisher();
        Manager manager = Manager.connect(stub.address(), PATIENT)) {
      stub.answer("jobStatus", jobStatus("a", "SUCCEED"));
      assertThat(manager.wait4(List.of("a"))).isEqualTo(Map.of("a", SUCCEED));
    }
  }

  @Test
  void wakesAtTheEventOfTheJob() throws Exception {
    try (StubService stub = StubService.withPublisher();
        Manager manager = Manager.connect(stub.address(), PATIENT)) {
      stub.answer("jobStatus", jobStatus("F1", "EXECUTING"), jobStatus("F1", "SUCCEED"));
      stub.awaitSubscriber();
      Future<Map<String, JobStatus>> wait = inBackground(() -> manager.wait4(List.of("F1")));
      awaitAsked(stub, "jobStatus", 1);
      stub.publish("JFI {\"manager\": \"svc\", \"job\": \"other\", \"state\": \"FAILED\"}");
      stub.publish("JFI {\"manager\": \"svc\", \"job\": \"F1\", \"state\": \"SUCCEED\"}");
      assertThat(wait.get(10, TimeUnit.SECONDS)).isEqualTo(Map.of("F1", SUCCEED));
    }
  }

  @Test
  void wakesAtTheEventOfAnIteration() throws Exception {
    try (StubService stub = StubService.withPublisher();
        Manager manager = Manager.connect(stub.address(), PATIENT)) {
      stub.answer("jobStatus", jobStatus("it:3", "EXECUTING"), jobStatus("it:3", "FAILED"));
      stub.awaitSubscriber();
      Future<Map<String, JobStatus>> wait = inBackground(() -> manager.wait4(List.of("it:3")));
      awaitAsked(stub, "jobStatus", 1);
      stub.publish("IFI {\"manager\": \"svc\", \"job\": \"it\", \"state\": \"FAILED\", \"it\": 3}");
      assertThat(wait.get(10, TimeUnit.SECONDS)).isEqualTo(Map.of("it:3", FAILED));
    }
  }

  @Test
  void believesTheServiceWhenTheEventLies() throws Exception {
    try (StubService stub = StubService.withPublisher();
        Manager manager = Manager.connect(stub.address(), PATIENT)) {
      stub.answer("jobStatus", jobStatus("it", "EXECUTING"), jobStatus("it", "FAILED"));
      stub.awaitSubscriber();
      Future<Map<String, JobStatus>> wait = inBackground(() -> manager.wait4(List.of("it")));
      awaitAsked(stub, "jobStatus", 1);
      stub.publish("JFI {\"manager\": \"svc\", \"job\": \"it\", \"state\": \"SUCCEED\"}");
      assertThat(wait.get(10, TimeUnit.SECONDS)).isEqualTo(Map.of("it", FAILED));
    }
  }

  @Test
  void believesTheEventWhenTheJobIsGone() throws Exception {
    try (StubService stub = StubService.withPublisher();
        Manager manager = Manager.connect(stub.address(), PATIENT)) {
      stub.answer(
          "jobStatus",
          jobStatus("a", "EXECUTING"),
          "{\"code\":1,\"message\":\"Job 'a' doesn't exist\"}");
      stub.awaitSubscriber();
      Future<Map<String, JobStatus>> wait = inBackground(() -> manager.wait4(List.of("a")));
      awaitAsked(stub, "jobStatus", 1);
      stub.publish("JFI {\"manager\": \"svc\", \"job\": \"a\", \"state\": \"SUCCEED\"}");
      assertThat(wait.get(10, TimeUnit.SECONDS)).isEqualTo(Map.of("a", SUCCEED));
    }
  }

  @Test
  void asksAgainAfterSilenceWhenTheEventWasLost() throws InterruptedException {
    try (StubService stub = StubService.withPublisher();
        Manager manager = Manager.connect(stub.address(), RESTLESS)) {
      stub.answer(
          "jobStatus",
          jobStatus("a", "EXECUTING"),
          jobStatus("a", "EXECUTING"),
          jobStatus("a", "SUCCEED"));
      assertThat(manager.wait4(List.of("a"))).isEqualTo(Map.of("a", SUCCEED));
      assertThat(stub.asked("jobStatus")).isEqualTo(3);
    }
  }

  @Test
  void asksEveryPollDelayWithoutAPublisher() throws InterruptedException {
    try (StubService stub = StubService.withoutPublisher();
        Manager manager = Manager.connect(stub.address(), RESTLESS)) {
      stub.answer("jobStatus", jobStatus("a", "EXECUTING"), jobStatus("a", "SUCCEED"));
      assertThat(manager.wait4(List.of("a"))).isEqualTo(Map.of("a", SUCCEED));
      assertThat(manager.hasPublisher()).isFalse();
    }
  }

  @Test
  void doesNotAskMoreOftenThanThePollDelay() {
    try (StubService stub = StubService.withoutPublisher();
        Manager manager =
            Manager.connect(
                stub.address(), ClientOptions.DEFAULT.withPollDelay(Duration.ofMillis(100)))) {
      stub.answer("jobStatus", jobStatus("a", "EXECUTING"));
      assertThatThrownBy(() -> manager.wait4(List.of("a"), Duration.ofMillis(450)))
          .isInstanceOf(WaitTimeoutException.class)
          .hasMessageContaining("the end of a");
      assertThat(stub.asked("jobStatus")).isBetween(2L, 6L);
    }
  }

  @Test
  void passesOnThatAJobDoesNotExist() {
    try (StubService stub = StubService.withPublisher();
        Manager manager = Manager.connect(stub.address(), PATIENT)) {
      stub.answer("jobStatus", "{\"code\":1,\"message\":\"Job 'a' doesn't exist\"}");
      assertThatThrownBy(() -> manager.wait4(List.of("a")))
          .isInstanceOf(RefusedException.class)
          .hasMessageContaining("Job 'a' doesn't exist");
    }
  }

  @Test
  void waitsForAllJobsDespiteAStaleEvent() throws Exception {
    try (StubService stub = StubService.withPublisher();
        Manager manager = Manager.connect(stub.address(), PATIENT)) {
      stub.answer("status/all", BUSY, BUSY, IDLE);
      stub.awaitSubscriber();
      Future<Boolean> wait = inBackground(() -> waitForAll(manager));
      awaitAsked(stub, "status/all", 1);
      stub.publish("NOJ {\"manager\": \"svc\"}");
      awaitAsked(stub, "status/all", 2);
      assertThat(wait.isDone()).isFalse();
      stub.publish("NOJ {\"manager\": \"svc\"}");
      assertThat(wait.get(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void findsTheEndOfAllJobsWithoutAnEvent() throws Exception {
    try (StubService stub = StubService.withPublisher();
        Manager manager = Manager.connect(stub.address(), RESTLESS)) {
      stub.answer("status/all", BUSY, BUSY, IDLE);
      manager.wait4all(Duration.ofSeconds(10));
      assertThat(stub.asked("status/all")).isEqualTo(3);
    }
  }

  @Test
  void tellsEachEndOnceThoughNobodyWaitedWhenItCame() throws InterruptedException {
    try (StubService stub = StubService.withPublisher();
        Manager manager = Manager.connect(stub.address(), PATIENT)) {
      stub.answer("listJobs", list("\"it\":{\"status\":\"SUCCEED\"}"));
      stub.awaitSubscriber();
      stub.publish("IFI {\"manager\": \"svc\", \"job\": \"it\", \"state\": \"FAILED\", \"it\": 0}");
      stub.publish("a frame without sense");
      stub.publish("JFI {\"manager\": \"svc\", \"job\": \"it\", \"state\": \"SUCCEED\"}");
      assertThat(manager.wait4AnyJobFinish()).isEqualTo(new Ending("it:0", FAILED));
      assertThat(manager.wait4AnyJobFinish()).isEqualTo(new Ending("it", SUCCEED));
      assertThatThrownBy(() -> manager.wait4AnyJobFinish(Duration.ofMillis(30)))
          .isInstanceOf(WaitTimeoutException.class);
    }
  }

  @Test
  void findsTheNextEndInTheListWithoutAPublisher() throws InterruptedException {
    try (StubService stub = StubService.withoutPublisher()) {
      stub.answer("status", StubService.status("null", 1));
      stub.answer(
          "listJobs",
          list("\"old\":{\"status\":\"SUCCEED\"}"),
          list("\"old\":{\"status\":\"SUCCEED\"},\"a\":{\"status\":\"EXECUTING\"}"),
          list("\"old\":{\"status\":\"SUCCEED\"},\"a\":{\"status\":\"FAILED\"}"));
      try (Manager manager = Manager.connect(stub.address(), RESTLESS)) {
        assertThat(manager.wait4AnyJobFinish()).isEqualTo(new Ending("a", FAILED));
        assertThatThrownBy(() -> manager.wait4AnyJobFinish(Duration.ofMillis(100)))
            .isInstanceOf(WaitTimeoutException.class);
      }
    }
  }

  @Test
  void looksOnceMoreBeforeItGivesUp() throws InterruptedException {
    try (StubService stub = StubService.withPublisher();
        Manager manager = Manager.connect(stub.address(), PATIENT)) {
      stub.answer("jobStatus", jobStatus("a", "EXECUTING"), jobStatus("a", "SUCCEED"));
      stub.answer("status/all", BUSY, IDLE);
      assertThat(manager.wait4(List.of("a"), Duration.ofMillis(50)))
          .isEqualTo(Map.of("a", SUCCEED));
      manager.wait4all(Duration.ofMillis(50));
    }
  }

  @Test
  void givesUpWaitingForAll() {
    try (StubService stub = StubService.withPublisher();
        Manager manager = Manager.connect(stub.address(), PATIENT)) {
      stub.answer("status/all", BUSY);
      assertThatThrownBy(() -> manager.wait4all(Duration.ofMillis(50)))
          .isInstanceOf(WaitTimeoutException.class)
          .hasMessageContaining("all jobs");
    }
  }

  @Test
  void endsWhenInterrupted() throws Exception {
    try (StubService stub = StubService.withPublisher();
        Manager manager = Manager.connect(stub.address(), PATIENT)) {
      stub.answer("jobStatus", jobStatus("a", "EXECUTING"));
      CompletableFuture<Throwable> end = new CompletableFuture<>();
      Thread waiter =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  manager.wait4(List.of("a"));
                } catch (InterruptedException e) {
                  end.complete(e);
                }
              });
      awaitAsked(stub, "jobStatus", 1);
      waiter.interrupt();
      assertThat(end.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
      assertThat(manager.status(List.of("a"))).containsKey("a");
    }
  }

  private static String list(String jobs) {
    return "{\"code\":0,\"data\":{\"length\":1,\"jobs\":{" + jobs + "}}}";
  }

  private static boolean waitForAll(Manager manager) throws InterruptedException {
    manager.wait4all();
    return true;
  }

  private static <T> Future<T> inBackground(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread.ofVirtual().start(task);
    return task;
  }

  private static void awaitAsked(StubService stub, String request, int times) {
    while (stub.asked(request) < times) {
      Thread.onSpinWait();
    }
  }
}
