package bellwether.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ConnectionTest {

  @Test
  @Timeout(15)
  void breaksOffWhatIsUnderWayWhenItCloses() throws Exception {
    try (StubService stub = StubService.withPublisher()) {
      Manager manager = Manager.connect(stub.address());
      stub.answer("listJobs", StubService.SILENCE);
      FutureTask<Object> request = new FutureTask<>(manager::list);
      Thread.ofVirtual().start(request);
      while (stub.asked("listJobs") == 0) {
        Thread.onSpinWait();
      }
      manager.close();
      assertThatThrownBy(request::get).hasCauseInstanceOf(ConnectionException.class);
    }
  }

  @Test
  @Timeout(15)
  void asksAnewAfterARequestWithoutAnswer() {
    try (StubService stub = StubService.withPublisher();
        Manager manager =
            Manager.connect(
                stub.address(), ClientOptions.DEFAULT.withRequestTimeout(Duration.ofSeconds(2)))) {
      stub.answer("listJobs", StubService.SILENCE);
      assertThatThrownBy(manager::list)
          .isInstanceOf(ConnectionException.class)
          .hasMessageContaining("within 2000 ms");
      assertThat(manager.systemStatus().instance()).isEqualTo("svc");
    }
  }

  /// Of connections without a limit to the handshake one in twenty took 30 seconds.
  @RepeatedTest(30)
  @Timeout(15)
  void connectsThoughJeroMqStallsNowAndThen() {
    try (StubService stub = StubService.withPublisher();
        Manager manager = Manager.connect(stub.address())) {
      stub.awaitSubscriber();
      assertThat(manager.systemStatus().instance()).isEqualTo("svc");
    }
  }
}
