package bellwether.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class LocalManagerTest {

  @Test
  void startsAServiceWithANetworkInterfaceAndEndsItOnce() {
    try (StubService stub = StubService.withPublisher()) {
      StubLauncher launcher = new StubLauncher(stub);
      try (LocalManager manager =
          LocalManager.start(launcher, List.of("--nodes", "2"), ClientOptions.DEFAULT)) {
        assertThat(launcher.arguments()).containsExactly("--nodes", "2", "--net");
        assertThat(manager.isRunning()).isTrue();
        manager.finish();
      }
      assertThat(stub.asked("finish")).isOne();
      assertThat(launcher.terminated()).isTrue();
    }
  }

  @Test
  void terminatesWithoutAWord() {
    try (StubService stub = StubService.withPublisher()) {
      StubLauncher launcher = new StubLauncher(stub);
      try (LocalManager manager =
          LocalManager.start(launcher, List.of("--net"), ClientOptions.DEFAULT)) {
        manager.terminate();
      }
      assertThat(stub.asked("finish")).isZero();
      assertThat(launcher.terminated()).isTrue();
    }
  }

  @Test
  void terminatesAServiceThatDoesNotAnswer() {
    try (StubService stub = StubService.withPublisher()) {
      stub.answer("status", "{\"code\":1,\"message\":\"processing stopped\"}");
      StubLauncher launcher = new StubLauncher(stub);
      assertThatThrownBy(() -> LocalManager.start(launcher, List.of(), ClientOptions.DEFAULT))
          .isInstanceOf(RefusedException.class);
      assertThat(launcher.terminated()).isTrue();
    }
  }

  @Test
  void tellsThatThereIsNoServiceToStart() {
    assertThatThrownBy(LocalManager::start)
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("server jar");
  }

  @Test
  void tellsThatAProgramEndsOrIsMissingOrTakesTooLong(@TempDir Path folder) {
    List<String> arguments = List.of("--wd", folder.toString());
    Duration soon = Duration.ofMillis(100);
    assertThatThrownBy(
            () -> new ProcessLauncher("sh", "-c", "echo why; exit 1").launch(arguments, soon))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("exit status 1: why");
    assertThatThrownBy(() -> new ProcessLauncher("/no/program").launch(arguments, soon))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("could not be started");
    assertThatThrownBy(
            () -> new ProcessLauncher("sh", "-c", "exec sleep 60").launch(arguments, soon))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("found no address");
  }
}
