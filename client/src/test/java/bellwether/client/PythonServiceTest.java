package bellwether.client;

import static bellwether.client.JobStatus.CANCELED;
import static bellwether.client.JobStatus.FAILED;
import static bellwether.client.JobStatus.SUCCEED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The API against the original service.
@Tag("peers")
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonServiceTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path folder = Path.of(".");
  private @Nullable LocalManager started;

  @BeforeAll
  void startService() {
    started =
        LocalManager.start(
            PythonService.launcher(),
            List.of("--wd", folder.toString(), "--nodes", "n1:2,n2:2", "--id", "svc"),
            ClientOptions.DEFAULT.withPollDelay(Duration.ofMillis(500)));
  }

  @AfterAll
  void endService() {
    if (started != null) {
      started.finish();
      assertThat(started.isRunning()).isFalse();
    }
  }

  @Test
  void tellsItsNodesAndItsName() {
    assertThat(manager().resources().totalCores()).isEqualTo(4);
    assertThat(manager().systemStatus().instance()).startsWith("svc");
    assertThat(manager().hasPublisher()).isTrue();
  }

  @Test
  void runsJobsAndTellsHowTheyEnded() throws InterruptedException {
    Jobs jobs = new Jobs().add(job("good", "true")).add(job("bad", "false"));
    assertThat(manager().submit(jobs)).containsExactly("good", "bad");
    assertThat(manager().wait4(List.of("good", "bad"), LONG))
        .isEqualTo(Map.of("good", SUCCEED, "bad", FAILED));
    assertThat(manager().list()).containsKeys("good", "bad");
  }

  @Test
  void tellsEverythingAboutAJobWithIterations() throws InterruptedException {
    manager().submit(new Jobs().add(job("many", "true").iterations(3).cores(2)));
    manager().wait4(List.of("many"), LONG);
    JobInfo info = manager().info("many", true);
    assertThat(info.iterations()).isEqualTo(new JobInfo.IterationCount(0, 3, 3, 3, 0));
    assertThat(info.history()).last().extracting(JobInfo.Change::status).isEqualTo(SUCCEED);
    assertThat(info.childs()).extracting(JobInfo::totalCores).containsExactly(2, 2, 2);
    assertThat(info.childs()).extracting(child -> child.runtime().exitCode()).containsOnly(0);
    assertThat(info.childs()).extracting(JobInfo::time).doesNotContainNull();
  }

  @Test
  void tellsTheTrueEndOfAJobWhoseLastIterationWentWell() throws InterruptedException {
    manager()
        .submit(
            new Jobs()
                .add(
                    SimpleJob.script("sleep 0.${it}; test ${it} = 3")
                        .name("mixed")
                        .iterations(1, 4)));
    assertThat(manager().wait4(List.of("mixed"), LONG)).isEqualTo(Map.of("mixed", FAILED));
  }

  @Test
  void waitsForIterations() throws InterruptedException {
    manager().submit(new Jobs().add(job("iters", "true").iterations(2)));
    assertThat(manager().wait4(List.of("iters:0", "iters:1"), LONG))
        .isEqualTo(Map.of("iters:0", SUCCEED, "iters:1", SUCCEED));
  }

  @Test
  void cancelsAJob() throws InterruptedException {
    manager().submit(new Jobs().add(job("sleeper", "sleep").args("30")));
    while (manager().status(List.of("sleeper")).containsValue(JobStatus.QUEUED)) {
      Thread.onSpinWait();
    }
    assertThat(manager().cancel(List.of("sleeper")).done()).isOne();
    assertThat(manager().wait4(List.of("sleeper"), LONG)).isEqualTo(Map.of("sleeper", CANCELED));
  }

  @Test
  void removesAJobAndUsesItsNameAgain() throws InterruptedException {
    for (int time = 0; time < 2; time++) {
      manager().submit(new Jobs().add(job("again", "true")));
      manager().wait4(List.of("again"), LONG);
      assertThat(manager().remove(List.of("again"))).isEqualTo(new Outcome(1, Map.of()));
    }
  }

  @Test
  void waitsForAllThenForEachEnd() throws InterruptedException {
    try (Manager other = Manager.connect(manager().address())) {
      other.submit(new Jobs().add(job("x", "true")).add(job("y", "false").after("x")));
      other.wait4all(LONG);
      assertThat(List.of(other.wait4AnyJobFinish(LONG), other.wait4AnyJobFinish(LONG)))
          .containsExactlyInAnyOrder(new Ending("x", SUCCEED), new Ending("y", FAILED));
    }
  }

  @Test
  void servesManyThreadsAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Map<String, JobStatus>>> waits = new ArrayList<>();
      for (int thread = 0; thread < 20; thread++) {
        String name = "thread" + thread;
        waits.add(threads.submit(() -> submitAndWait(name)));
      }
      for (Future<Map<String, JobStatus>> wait : waits) {
        assertThat(wait.get()).hasSize(10).containsValue(SUCCEED).doesNotContainValue(FAILED);
      }
    }
  }

  @Test
  void repeatsWhyASubmitIsRefused() {
    Jobs jobs = new Jobs().add(job("huge", "true").cores(99));
    assertThatThrownBy(() -> manager().submit(jobs))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("Not enough resources");
    assertThatThrownBy(() -> manager().status(List.of("nobody")))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("Job 'nobody' doesn't exist");
  }

  private Map<String, JobStatus> submitAndWait(String prefix) throws InterruptedException {
    Jobs jobs = new Jobs();
    for (int job = 0; job < 10; job++) {
      jobs.add(SimpleJob.exec("true").name(prefix + "-" + job));
    }
    return manager().wait4(manager().submit(jobs), LONG);
  }

  private LocalManager manager() {
    if (started == null) {
      throw new IllegalStateException("not started");
    }
    return started;
  }

  private static SimpleJob job(String name, String program) {
    return SimpleJob.exec(program).name(name).stdout(name + ".out");
  }
}
