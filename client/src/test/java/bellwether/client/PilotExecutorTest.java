package bellwether.client;

import static bellwether.client.JobStatus.CANCELED;
import static bellwether.client.JobStatus.SUCCEED;
import static bellwether.client.StubService.jobStatus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellwether.client.PilotExecutor.LogLevel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PilotExecutorTest {
  private static final Map<String, String> DATE = Map.of("name", "tj", "exec", "date");
  private final StubService stub = StubService.withPublisher();
  private final StubLauncher launcher = new StubLauncher(stub);
  private final PilotExecutor executor =
      PilotExecutor.builder()
          .wd(Path.of("w"))
          .resources("n1:2")
          .reserveCore(true)
          .enableRtStats(true)
          .wrapperRtStats(Path.of("wrapper"))
          .logLevel(LogLevel.DEBUG)
          .otherArgs("--id", "x")
          .launcher(launcher)
          .options(ClientOptions.DEFAULT.withPollDelay(Duration.ofMillis(20)))
          .start();

  @BeforeEach
  void takesJobs() {
    stub.answer("submit", "{\"code\":0,\"data\":{\"submitted\":1,\"jobs\":[\"tj\"]}}");
    stub.answer("cancelJob", "{\"code\":0,\"data\":{\"canceled\":1}}");
  }

  @AfterEach
  void closeBoth() {
    executor.close();
    executor.shutdown();
    stub.close();
  }

  @Test
  void startsTheServiceAsToldTo() {
    assertThat(String.join(" ", launcher.arguments()))
        .isEqualTo(
            "--log debug --wd w --nodes n1:2 --system-core --enable-rt-stats"
                + " --wrapper-rt-stats wrapper --id x --net");
  }

  @Test
  void submitsAFilledTemplateWithItsJobId() {
    assertThat(executor.submit(Template.basic(), DATE).names()).containsExactly("tj");
    assertThat(stub.requests().getLast())
        .contains("\"env\":{\"QCG_PM_EXEC_API_JOB_ID\":\"${jname}\"}", "\"exec\":\"date\"");
  }

  @Test
  void leavesAScriptWithoutTheEnvironmentThatItMustNotHave() {
    PilotFuture future = executor.submit(new Template("{'execution': {'script': 'date'}}"));
    assertThat(future.names()).containsExactly("tj");
    assertThat(stub.requests().getLast()).contains("script").doesNotContain("env");
  }

  @Test
  void tellsTheResult() throws InterruptedException {
    stub.answer("jobStatus", jobStatus("tj", "EXECUTING"), jobStatus("tj", "SUCCEED"));
    PilotFuture future = executor.submit(Template.basic(), List.of(DATE), Map.of());
    assertThat(future.running()).isTrue();
    assertThat(future.result()).isEqualTo(Map.of("tj", SUCCEED));
    assertThat(future.done()).isTrue();
    assertThat(future.get()).isEqualTo(future.resultNow());
    assertThat(future.cancel()).isFalse();
    assertThat(future.cancelled()).isFalse();
  }

  @Test
  void cancels() throws InterruptedException {
    stub.answer(
        "jobStatus",
        jobStatus("tj", "EXECUTING"),
        jobStatus("tj", "EXECUTING"),
        jobStatus("tj", "CANCELED"));
    PilotFuture future = executor.submit(Template.basic(), DATE);
    assertThat(future.cancel()).isTrue();
    assertThat(future.cancel()).isTrue();
    assertThat(future.cancel(true)).isFalse();
    assertThat(future.isDone() && future.isCancelled() && future.cancelled()).isTrue();
    assertThatThrownBy(future::get).isInstanceOf(CancellationException.class);
    assertThat(future.result()).isEqualTo(Map.of("tj", CANCELED));
    assertThat(stub.asked("cancelJob")).isOne();
  }

  @Test
  void doesNotWaitLongerThanItMay() {
    stub.answer("jobStatus", jobStatus("tj", "EXECUTING"));
    PilotFuture future = executor.submit(Template.basic(), DATE);
    assertThatThrownBy(() -> future.result(Duration.ofMillis(50)))
        .isInstanceOf(WaitTimeoutException.class);
    assertThatThrownBy(() -> future.get(50, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
  }
}
