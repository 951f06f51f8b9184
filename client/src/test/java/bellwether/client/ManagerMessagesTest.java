package bellwether.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.client.JobInfo.Change;
import bellwether.client.JobInfo.IterationCount;
import bellwether.client.internal.Json;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManagerMessagesTest {
  private final StubService stub = StubService.withoutPublisher();
  private final Manager manager = Manager.connect(stub.address());

  @BeforeEach
  void saysHello() {
    assertThat(stub.requests()).containsExactly("{\"request\":\"status\"}");
    stub.requests().clear();
  }

  @AfterEach
  void closeBoth() {
    manager.close();
    stub.close();
  }

  @Test
  void tellsResources() {
    stub.answer(
        "resourcesInfo",
        """
        {"code":0,"data":{"total_nodes":2,"total_cores":4,"used_cores":0,"free_cores":4}}\
        """);
    assertThat(manager.resources()).isEqualTo(new ResourceCount(2, 4, 0, 4));
  }

  @Test
  void submitsTheDescriptionsInTheirOrder() {
    stub.answer(
        "submit",
        """
        {"code":0,"message":"2 jobs submitted","data":{"submitted":2,"jobs":["a","b"]}}\
        """);
    Jobs jobs =
        new Jobs()
            .add(SimpleJob.exec("/bin/true").name("a"))
            .add(SimpleJob.script("date").name("b").after("a"));
    assertThat(manager.submit(jobs)).containsExactly("a", "b");
    assertThat(Json.message(stub.requests().getFirst()).values())
        .containsEntry(
            "jobs",
            List.of(
                Map.of("name", "a", "execution", Map.of("exec", "/bin/true")),
                Map.of(
                    "name", "b",
                    "execution", Map.of("script", "date"),
                    "dependencies", Map.of("after", List.of("a")))));
  }

  @Test
  void listsJobs() {
    stub.answer(
        "listJobs",
        """
        {"code":0,"data":{"length":2,"jobs":{"a":{"status":"QUEUED","inQueue":0},\
        "b":{"status":"FAILED","messages":"no luck","inQueue":1}}}}\
        """);
    assertThat(manager.list())
        .isEqualTo(
            Map.of(
                "a", new JobEntry(JobStatus.QUEUED, null, 0),
                "b", new JobEntry(JobStatus.FAILED, "no luck", 1)));
  }

  @Test
  void tellsTheStatusOfJobsAndIterations() {
    stub.answer(
        "jobStatus",
        """
        {"code":0,"data":{"jobs":{"a":{"status":0,"data":{"jobName":"a","status":"SUCCEED"}},\
        "it:3":{"status":0,"data":{"jobName":"it:3","status":"EXECUTING"}}}}}\
        """);
    assertThat(manager.status(List.of("a", "it:3")))
        .isEqualTo(Map.of("a", JobStatus.SUCCEED, "it:3", JobStatus.EXECUTING));
  }

  @Test
  void namesTheJobThatTheServiceDoesNotKnow() {
    stub.answer(
        "jobStatus",
        """
        {"code":0,"data":{"jobs":{"a:b":{"status":1,\
        "message":"invalid literal for int() with base 10: 'b'"}}}}\
        """);
    assertThatThrownBy(() -> manager.status(List.of("a:b")))
        .isInstanceOf(JobNotDefinedException.class)
        .hasMessageContaining("invalid literal");
  }

  @Test
  void readsEveryFieldOfJobInfo() {
    stub.answer("jobInfo", JOB_INFO);
    JobInfo info = manager.info("A", true);
    assertThat(info.status()).isEqualTo(JobStatus.FAILED);
    assertThat(info.iterations()).isEqualTo(new IterationCount(0, 2, 2, 2, 1));
    assertThat(info.messages()).isEqualTo("no luck");
    assertThat(info.history())
        .containsExactly(
            new Change(LocalDateTime.parse("2026-11-22T15:51:11.538326"), JobStatus.QUEUED),
            new Change(LocalDateTime.parse("2026-11-22T15:51:11.646212"), JobStatus.FAILED));
    assertThat(stub.requests()).anyMatch(text -> text.contains("\"withChilds\":true"));
  }

  @Test
  void readsEveryFieldOfAChild() {
    stub.answer("jobInfo", JOB_INFO);
    JobInfo child = manager.info("A", true).childs().getFirst();
    assertThat(child.name()).isEqualTo("A:0");
    assertThat(child.iteration()).isZero();
    assertThat(child.nodes()).isEqualTo(Map.of("n1", List.of("0", "2"), "n2", List.of("1")));
    assertThat(child.totalCores()).isEqualTo(3);
    assertThat(child.wd()).isEqualTo("/w");
    assertThat(child.time()).isEqualTo(Duration.ofNanos(6_924_000));
    assertThat(child.runtime().exitCode()).isEqualTo(1);
    assertThat(child.runtime().pid()).isEqualTo(770);
    assertThat(child.runtime().processName()).isEqualTo("bash");
  }

  @Test
  void tellsWhatBecameOfACancel() {
    stub.answer(
        "cancelJob",
        """
        {"code":0,"data":{"canceled":1,"errors":{"X":"Job/iteration X doesn't exist"}}}\
        """);
    assertThat(manager.cancel(List.of("a", "X")))
        .isEqualTo(new Outcome(1, Map.of("X", "Job/iteration X doesn't exist")));
  }

  @Test
  void tellsWhatBecameOfARemoval() {
    stub.answer("removeJob", "{\"code\":0,\"data\":{\"removed\":1}}");
    assertThat(manager.remove(List.of("a"))).isEqualTo(new Outcome(1, Map.of()));
  }

  @Test
  void tellsHowTheServiceIs() {
    SystemStatus status = manager.systemStatus();
    assertThat(status.instance()).isEqualTo("svc");
    assertThat(status.resources()).isEqualTo(new ResourceCount(2, 4, 1, 3));
    assertThat(status.system()).containsEntry("Ifaces", List.of("ZMQ"));
  }

  @Test
  void repeatsTheReasonOfARefusal() {
    assertThatThrownBy(() -> manager.sendRequest(Map.of("request", "foo")))
        .isInstanceOf(RefusedException.class)
        .hasMessage("Request failed - Invalid request: Unknown request name: foo");
  }

  @Test
  void saysThatAnAnswerIsNonsense() {
    stub.answer("listJobs", "nonsense", "{\"code\":0}", "[]");
    assertThatThrownBy(manager::list).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(manager::list).isInstanceOf(ProtocolException.class);
    assertThatThrownBy(manager::list).isInstanceOf(ProtocolException.class);
  }

  @Test
  void finishesTheServiceAndTheConnection() {
    stub.answer("finish", "{\"code\":0,\"data\":{\"when\":\"2s\"}}");
    manager.finish();
    assertThat(stub.asked("finish")).isOne();
    assertThatThrownBy(manager::resources).isInstanceOf(ConnectionException.class);
  }

  @Test
  void asksForAnEndAfterAllTasks() {
    stub.answer("control", "{\"code\":0,\"message\":\"finishAfterAllTasksDone command accepted\"}");
    manager.finishAfterAllTasksDone();
    assertThat(stub.requests()).anyMatch(text -> text.contains("finishAfterAllTasksDone"));
  }

  @Test
  void givesUpOnAServiceThatDoesNotAnswer() {
    ClientOptions hasty = ClientOptions.DEFAULT.withRequestTimeout(Duration.ofMillis(50));
    assertThatThrownBy(() -> Manager.connect("tcp://127.0.0.1:1", hasty))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("tcp://127.0.0.1:1 within 50 ms");
  }

  private static final String JOB_INFO =
      """
      {"code":0,"data":{"jobs":{"A":{"status":0,"data":{"jobName":"A","status":"FAILED",
        "messages":"no luck",
        "iterations":{"start":0,"stop":2,"total":2,"finished":2,"failed":1},
        "childs":[{"iteration":0,"state":"FAILED","runtime":{"allocation":"n1[0:2],n2[1]",
          "wd":"/w","rtime":"0:00:00.006924","exit_code":"1","pid":"770","pname":"bash"}},
          {"iteration":1,"state":"QUEUED"}],
        "history":"\\n2026-11-22 15:51:11.538326: QUEUED\\n2026-11-22 15:51:11.646212: FAILED"
      }}}}}
      """;
}
